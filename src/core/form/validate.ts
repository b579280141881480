import { type FormTarget, targetKey } from '../base/formTarget.ts';
import { isWebLink, isWebAddress } from '../base/webLink.ts';
import type { Field } from './field.ts';
import { assigneeNamed } from './assigneeNamed.ts';
import { type FileLinkRule, fileLinksIn, fileNumbersIn, isFileText } from './fileLinks.ts';
import { type FillableForm, fieldTargets, lacksFields } from './fillableForm.ts';
import { clashAt } from './startChanges.ts';
import {
  type FieldValue,
  type FormInput,
  isEmpty,
  isUnfilled,
  typedValue,
  valuesByField,
} from './input.ts';
import { type MarkMeanings, readNumberField } from './numbers.ts';
import { type SiteProblem, siteProblem } from './siteProblem.ts';
import { unstorableAt } from '../base/storable.ts';
import { type MissedSum, missedSums } from './sumRules.ts';

/** Limits of the service that the form checks before it is sent; undefined where none is known. */
export interface FormRules {
  /** The most Unicode code points of a run's name. */
  readonly nameLength: number | undefined;
  /** The most Unicode code points of a field of kind `string`. */
  readonly stringLength: number | undefined;
  /** Whether a field of kind `file` takes only uploaded files, by number, and no links. */
  readonly filesByNumber?: boolean | undefined;
  /** Whether web addresses are checked by the stricter rules of the running service. */
  readonly strictSites?: boolean | undefined;
  /** The rule that a field of kind `file` takes only links to the account's file service. */
  readonly fileLinks?: FileLinkRule | undefined;
}

/** A problem of one part of the form. Its text is chosen where it is shown. */
export type Problem = { readonly target: FormTarget } & (
  | { readonly code: 'required' }
  | { readonly code: 'tooLong'; readonly limit: number; readonly length: number }
  | { readonly code: 'notNumber' }
  | { readonly code: 'ambiguousNumber' }
  | { readonly code: 'notDate' }
  | { readonly code: 'notUrl' }
  | { readonly code: SiteProblem }
  | { readonly code: 'notUploaded' }
  | { readonly code: 'notFileLink' }
  | { readonly code: 'notOffered' }
  | { readonly code: 'notAssignee' }
  | { readonly code: 'notFuture' }
  /** A character that cannot be stored; `at` is its position, counted from 1. */
  | { readonly code: 'unstorable'; readonly at: number }
  /** The sum of some fields of a set is wrong; reported at the set. */
  | MissedSum
  /** A field that may be required cannot be read. */
  | { readonly code: 'unreadable' }
  | { readonly code: 'undecided' }
);
export type ProblemCode = Problem['code'];

type Fault = Problem extends infer P ? (P extends Problem ? Omit<P, 'target'> : never) : never;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day as `YYYY-MM-DD` that the calendar has. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function tooLong(text: string, limit: number | undefined): Fault | undefined {
  const length = Array.from(text).length;
  return limit !== undefined && length > limit ? { code: 'tooLong', limit, length } : undefined;
}

function fileFault(
  text: string,
  { filesByNumber = false, fileLinks }: FormRules,
): Fault | undefined {
  if (filesByNumber) return fileNumbersIn(text).length > 0 ? undefined : { code: 'notUploaded' };
  if (fileLinks) return isFileText(text, fileLinks) ? undefined : { code: 'notFileLink' };
  return isWebLink(text) || fileLinksIn(text).length > 0 ? undefined : { code: 'notUrl' };
}

/** Whether the running service would take the address up to a later `://` for its scheme. */
const hasLateScheme = (address: string): boolean =>
  address.includes('://') && !/^[a-z\d+.-]+:\/\//i.test(address);

function urlFault(text: string, { strictSites = false }: FormRules): Fault | undefined {
  if (!isWebAddress(text) || (strictSites && hasLateScheme(text.trim()))) return { code: 'notUrl' };
  const code = strictSites ? siteProblem(text) : undefined;
  return code && { code };
}

function storeFault(text: string): Fault | undefined {
  const at = unstorableAt(text);
  return at === undefined ? undefined : { code: 'unstorable', at };
}

function numberFault(
  field: Field,
  text: string,
  marks: MarkMeanings | undefined,
): Fault | undefined {
  switch (readNumberField(field, text, marks).kind) {
    case 'number':
      return undefined;
    case 'ambiguous':
      return { code: 'ambiguousNumber' };
    case 'none':
      return { code: 'notNumber' };
  }
}

function textFault(
  field: Field,
  text: string,
  rules: FormRules,
  { marks }: FormInput,
): Fault | undefined {
  switch (field.kind) {
    case 'string':
      return tooLong(text, rules.stringLength);
    case 'number':
      return numberFault(field, text, marks);
    case 'date':
      return isDate(text) ? undefined : { code: 'notDate' };
    case 'url':
      return urlFault(text, rules);
    case 'file':
      return fileFault(text, rules);
    case 'radio':
    case 'dropdown':
      return offers(field, text) ? undefined : { code: 'notOffered' };
    case 'checkbox':
    case 'text':
    case 'user':
    case 'unknown':
      return undefined;
  }
}

const offers = (field: Field, id: string): boolean =>
  field.selections.some((selection) => selection.id === id);

function fieldFault(
  field: Field,
  value: FieldValue,
  rules: FormRules,
  input: FormInput,
): Fault | undefined {
  if (isUnfilled(field, value)) return field.required ? { code: 'required' } : undefined;
  if (typeof value === 'string') {
    return storeFault(value) ?? textFault(field, value, rules, input);
  }
  return value.every((id) => offers(field, id)) ? undefined : { code: 'notOffered' };
}

function nameFault(
  { needsName }: FillableForm,
  name: string | null,
  rules: FormRules,
): Fault | undefined {
  if (name === null) return undefined;
  if (isEmpty(name)) return needsName ? { code: 'required' } : undefined;
  return storeFault(name) ?? tooLong(name, rules.nameLength);
}

function dueFault(dueAt: number | undefined, now: number): Fault | undefined {
  return dueAt === undefined || dueAt > now ? undefined : { code: 'notFuture' };
}

function strangerFault(
  { kind }: Field,
  value: FieldValue,
  { assignees }: FillableForm,
): Fault | undefined {
  if (kind !== 'user' || !assignees || typeof value !== 'string' || isEmpty(value))
    return undefined;
  return assigneeNamed(assignees, value) ? undefined : { code: 'notAssignee' };
}

function linkFault(link: string): Fault | undefined {
  if (isEmpty(link)) return undefined;
  return storeFault(link) ?? (isWebLink(link) ? undefined : { code: 'notUrl' });
}

/**
 * Whether a field is sent. An unchanged one that the service keeps was accepted before, so it is
 * not checked.
 */
const isSent = (field: Field, { keepsUntyped }: FillableForm, input: FormInput): boolean =>
  !keepsUntyped || typedValue(field, input) !== undefined;

function valueFault(
  field: Field,
  value: FieldValue,
  {
    form,
    input,
    rules,
  }: { readonly form: FillableForm; readonly input: FormInput; readonly rules: FormRules },
): Fault | undefined {
  if (!isUnfilled(field, value) && !isSent(field, form, input)) return undefined;
  return fieldFault(field, value, rules, input) ?? strangerFault(field, value, form);
}

/** The problems of fields and of their sets. */
function* fieldFaults(
  form: FillableForm,
  input: FormInput,
  rules: FormRules,
): Generator<readonly [FormTarget, Fault | undefined]> {
  const { fields, sums = [] } = form;
  const values = valuesByField(fields, input);
  const missed = missedSums(sums, { fields, values, marks: input.marks });
  const byId = new Map(fields.map((field) => [field.id, field]));
  for (const target of fieldTargets(fields)) {
    const sum = missed.get(targetKey(target));
    const field = target.part === 'field' ? byId.get(target.id) : undefined;
    if (!field) yield [target, sum];
    else if (clashAt(field, input)) yield [target, { code: 'undecided' }];
    else {
      const value = values.get(field.id) ?? '';
      yield [target, valueFault(field, value, { form, input, rules }) ?? sum];
    }
  }
}

/** Each place of a form with its problem, in the order of the form. */
function* faults(
  form: FillableForm,
  input: FormInput,
  rules: FormRules,
  now: number,
): Generator<readonly [FormTarget, Fault | undefined]> {
  if (lacksFields(form)) yield [{ part: 'form' }, { code: 'unreadable' }];
  if (form.hasName) yield [{ part: 'name' }, nameFault(form, input.name, rules)];
  if (form.hasSchedule) yield [{ part: 'due' }, dueFault(input.dueAt, now)];
  yield* fieldFaults(form, input, rules);
  const links = new Map(input.taskLinks);
  for (const { id } of form.linkTasks) {
    yield [{ part: 'taskLink', id }, linkFault(links.get(id) ?? '')];
  }
}

/**
 * Why the input cannot be submitted, in the order of the form. The page runs this code while a
 * person types, and the extension host before sending.
 * @param now in milliseconds since 1970.
 */
export function validate(
  form: FillableForm,
  input: FormInput,
  rules: FormRules,
  now: number = Date.now(),
): readonly Problem[] {
  return [...faults(form, input, rules, now)].flatMap(([target, fault]) =>
    fault ? [{ target, ...fault }] : [],
  );
}
