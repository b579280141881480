import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
// A script of its own, which is the same for all pages.
import { markdownFragment } from './markdown.js';

/** A description in Markdown that somebody wrote; nothing if it is empty. */
export const description = (source: string): unknown =>
  source.trim() === ''
    ? nothing
    : guard([source], () => html`<div class="markdown">${markdownFragment(source)}</div>`);
