import { type TemplateResult, html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { documentZone, zoneNote } from './clock.ts';

/** Date and time of day, in the language and time zone of the document. */
export const formatMoment = (ms: number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: documentZone(),
  }).format(ms);

/** A moment, in milliseconds since 1970, as a `time` element. */
export const moment = (ms: number): TemplateResult =>
  html`<time datetime=${new Date(ms).toISOString()} title=${ifDefined(zoneNote())}
    >${formatMoment(ms)}</time
  >`;
