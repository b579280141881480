import { type TemplateResult, html, nothing } from 'lit';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import { icon } from './icon.ts';
import { moment } from './moment.ts';

/** A value under its name. */
export const fact = (name: string, value: unknown): TemplateResult =>
  html`<div>
    <dt dir="auto">${name}</dt>
    <dd dir="auto">${value}</dd>
  </div>`;

/**
 * A due date; in the warning colour, and with words, once it is overdue.
 * @param change what changes it.
 */
export function dueFact(
  dueAt: number | undefined,
  overdue: boolean,
  strings: PageStrings,
  change: unknown = nothing,
): unknown {
  if (dueAt === undefined) return nothing;
  const value = overdue
    ? html`<span class="overdue"
        >${icon('warning')}<span>${moment(dueAt)} · ${strings.overdue}</span></span
      >`
    : moment(dueAt);
  return fact(strings.due, html`${value} ${change}`);
}

/** A moment under its name; nothing if there is none. */
export const momentFact = (name: string, at: number | undefined): unknown =>
  at === undefined ? nothing : fact(name, moment(at));

export const urgentMark = (urgent: boolean, strings: PageStrings): unknown =>
  urgent ? html`<span class="urgent">${icon('flame')}${strings.urgent}</span>` : nothing;
