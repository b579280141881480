import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { markdownFragment } from './markdown.ts';

/** Each block of texts runs the way of its first letter; code runs from the left. */
function directed(fragment: DocumentFragment): DocumentFragment {
  const cells = fragment.querySelectorAll<HTMLElement>('th, td');
  for (const block of [...fragment.children, ...cells]) {
    if (!block.matches('pre, table')) block.setAttribute('dir', 'auto');
  }
  return fragment;
}

/** A description that somebody wrote in Markdown; nothing where it is empty. */
export const description = (source: string): unknown =>
  source.trim() === ''
    ? nothing
    : guard(
        [source],
        () => html`<div class="markdown">${directed(markdownFragment(source))}</div>`,
      );
