/**
 * The templates of a list. Of most of them nothing but the row is ever looked at, so that owners
 * and form are read when somebody looks at them.
 */
import * as v from 'valibot';
import { type Raw, type Usual, rawObject, usualBaseWorkflow } from '../usual.ts';
import { type WireBaseWorkflow, toVisibleText } from '../wire.ts';
import { startsWithDays } from './form.ts';
import { type WireKickoff, type WireTemplate, templateSchema } from './schema.ts';
import { usualTemplate } from './usualTemplate.ts';

/**
 * A template of which only the row is read. It can be read as a whole whatever else the entry
 * holds: in place of what makes no sense it has nothing, or says what is wrong.
 */
class ListedTemplate implements WireTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly is_active: boolean;
  readonly finalizable: WireTemplate['finalizable'];
  readonly performers_count: number | undefined;
  readonly tasks_count: number | undefined;
  readonly wf_name_template: string;
  readonly template_owners: unknown;
  readonly #sent: Raw<WireTemplate>;
  #whole: WireTemplate | undefined;

  constructor(base: WireBaseWorkflow, sent: Raw<WireTemplate>) {
    this.id = base.id;
    this.name = base.name;
    this.description = base.description;
    this.is_active = base.is_active;
    this.finalizable = base.finalizable;
    this.performers_count = base.performers_count;
    this.tasks_count = base.tasks_count;
    this.wf_name_template = toVisibleText(sent.wf_name_template);
    this.template_owners = sent.template_owners;
    this.#sent = sent;
  }

  get owners(): WireTemplate['owners'] {
    return this.#read().owners;
  }

  get kickoff(): WireKickoff {
    return this.#read().kickoff;
  }

  /** Whether no start value can be a day, as far as can be told without reading the form. */
  get isWithoutDays(): boolean {
    const raw = rawObject<WireKickoff>(this.#sent.kickoff ?? {});
    if (!raw || !hasNoDays(raw.fields)) return false;
    const { fieldsets: sets } = raw;
    return sets === undefined || sets === null || (Array.isArray(sets) && sets.length === 0);
  }

  /** Leaves no more in memory than was sent: what is asked for next is read once more. */
  forget(): void {
    this.#whole = undefined;
  }

  #read(): WireTemplate {
    this.#whole ??= usualTemplate(this.#sent) ?? v.parse(templateSchema, this.#sent);
    return this.#whole;
  }
}

const hasNoDays = (fields: unknown): boolean =>
  fields === undefined ||
  fields === null ||
  (Array.isArray(fields) &&
    fields.every((field) => rawObject<{ type: string }>(field)?.type !== 'date'));

/** An entry of `GET /templates`, of which only the row is read at once. */
export const usualListed: Usual<WireTemplate> = (sent) => {
  const raw = rawObject<WireTemplate>(sent);
  const base = raw && usualBaseWorkflow(raw);
  return base && new ListedTemplate(base, raw);
};

/** Has a listed template forget the owners and the form that were read of it. */
export function forgetParts(template: WireTemplate): void {
  if (template instanceof ListedTemplate) template.forget();
}

/** Whether the start values of a form depend on a zone. */
export const dependsOnZone = (template: WireTemplate): boolean =>
  !(template instanceof ListedTemplate && template.isWithoutDays) &&
  startsWithDays(template.kickoff);
