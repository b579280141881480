import { type TemplateResult, html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { documentZone, zoneNote } from './clock.ts';

/** A format, and the language and zone that it was made for: making one takes longer than using it. */
let made: { readonly of: string; readonly format: Intl.DateTimeFormat } | undefined;

function momentFormat(): Intl.DateTimeFormat {
  const { lang, dataset } = document.documentElement;
  const of = `${lang} ${dataset['timeZone'] ?? ''}`;
  if (made?.of !== of) {
    const format = new Intl.DateTimeFormat(lang, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: documentZone(),
    });
    made = { of, format };
  }
  return made.format;
}

/** Date and time of day, in the language and time zone of the document. */
export const formatMoment = (ms: number): string => momentFormat().format(ms);

/** A moment, in milliseconds since 1970, as a `time` element. */
export const moment = (ms: number): TemplateResult =>
  html`<time datetime=${new Date(ms).toISOString()} title=${ifDefined(zoneNote())}
    >${formatMoment(ms)}</time
  >`;
