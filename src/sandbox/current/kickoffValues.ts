import type { Field, Fieldset, Kickoff, Run, SumRule, Workflow } from '../model.ts';
import { addsUp, asDecimal } from './decimal.ts';
import { type Surroundings, checkValue, isEmpty } from './fieldValue.ts';
import { messages } from './messages.ts';
import { inOrder } from './options.ts';
import { invalid } from './refusal.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks a kick-off form: set by set, from the lowest order up, then the other fields in the order
 * of the form.
 * @throws {Refusal} for the first thing that is wrong.
 */
export function checkKickoff(kickoff: Kickoff, values: Values, around: Surroundings): void {
  for (const set of inOrder(kickoff.fieldsets).toReversed()) checkSet(set, values, around);
  for (const field of inOrder(kickoff.fields)) checkValue(field, values[field.apiName], around);
}

/** Every field of the kick-off form, wherever it is shown. */
export const everyField = ({ kickoff }: Pick<Workflow, 'kickoff'>): readonly Field[] => [
  ...kickoff.fields,
  ...kickoff.fieldsets.flatMap(({ fields }) => fields),
];

/**
 * Checks new values of a run's form; those that are not among them stay as they are.
 * @throws {Refusal} for the first thing that is wrong.
 */
export function checkChanges(
  kickoff: Kickoff,
  before: Run['values'],
  changes: Values,
  around: Surroundings,
): void {
  const isChanged = ({ apiName }: Field): boolean => apiName in changes;
  const after: Values = { ...Object.fromEntries(before), ...changes };
  const fields = kickoff.fields.filter(isChanged);
  const fieldsets = kickoff.fieldsets.filter((set) => set.fields.some(isChanged));
  checkKickoff({ ...kickoff, fields, fieldsets }, after, around);
}

function checkSet(set: Fieldset, values: Values, around: Surroundings): void {
  for (const field of inOrder(set.fields)) checkValue(field, values[field.apiName], around);
  if (set.rules.length === 0 || set.rules.some((rule) => isKept(rule, set, values))) return;
  throw invalid(messages.MSG_FS_0002(set.rules.map(({ value }) => value).join(' or ')));
}

/** Empty fields do not count; where all of them are, there is nothing to keep. */
function isKept(rule: SumRule, { fields }: Fieldset, values: Values): boolean {
  const filled = fields
    .filter(({ apiName }) => rule.fields.includes(apiName))
    .map(({ apiName }) => values[apiName])
    .filter((value) => !isEmpty(value));
  const numbers = filled.map((value) => asDecimal(value) ?? 'NaN');
  return numbers.length === 0 || addsUp(numbers, rule.value);
}
