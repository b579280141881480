import { type TemplateResult, html } from 'lit';

/** Date and time of day, in the language of the document. */
export const inWords = (ms: number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(ms);

/** A moment, in milliseconds since 1970, for people and for machines. */
export const moment = (ms: number): TemplateResult =>
  html`<time datetime=${new Date(ms).toISOString()}>${inWords(ms)}</time>`;
