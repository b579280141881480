import type { Field, Fieldset, Form, SumRule } from '../../model/forms.ts';
import type { Run } from '../../model/runs.ts';
import { addsUp, asDecimal } from './decimal.ts';
import { type ValueContext, checkValue, isEmpty } from './fieldValue.ts';
import { messages } from '../messages.ts';
import { inOrder } from '../templates/options.ts';
import { impossible } from '../../refusal.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks a kick-off form: field sets from the lowest order up, then the other fields in the order
 * of the form.
 * @throws {Refusal} for the first thing that is wrong.
 */
export function checkKickoff(kickoff: Form, values: Values, context: ValueContext): void {
  for (const set of inOrder(kickoff.fieldsets).toReversed()) checkSet(set, values, context);
  for (const field of inOrder(kickoff.fields)) checkValue(field, values[field.apiName], context);
}

/** All fields of a form, including those in sets. */
export const everyField = ({ fields, fieldsets }: Form): readonly Field[] => [
  ...fields,
  ...fieldsets.flatMap((set) => set.fields),
];

/**
 * Checks changed values of a form, of a run or of a task: only the fields that were sent, but all
 * sums of their sets.
 * @throws {Refusal} for the first thing that is wrong.
 */
export function checkChanges(
  { fields, fieldsets }: Form,
  before: Run['values'],
  sent: Values,
  context: ValueContext,
): void {
  const after: Values = { ...Object.fromEntries(before), ...sent };
  const check = (some: readonly Field[]): number => {
    const given = inOrder(some).filter(({ apiName }) => apiName in sent);
    for (const field of given) checkValue(field, sent[field.apiName], context);
    return given.length;
  };
  for (const set of inOrder(fieldsets).toReversed()) {
    if (check(set.fields) > 0) checkRules(set, after);
  }
  check(fields);
}

function checkSet(set: Fieldset, values: Values, context: ValueContext): void {
  for (const field of inOrder(set.fields)) checkValue(field, values[field.apiName], context);
  checkRules(set, values);
}

/** @throws {Refusal} unless one of the set's rules is kept. */
function checkRules(set: Fieldset, values: Values): void {
  const [only, ...others] = set.rules.map(({ value }) => value);
  if (only === undefined || set.rules.some((rule) => isKept(rule, set, values))) return;
  throw impossible(
    others.length === 0
      ? messages.MSG_FS_0002(only)
      : messages.MSG_FS_0012([only, ...others].join(' or ')),
  );
}

/** Whether a rule is kept. Empty fields do not count, and if all are empty, it is kept. */
function isKept(rule: SumRule, { fields }: Fieldset, values: Values): boolean {
  const filled = fields
    .filter(({ apiName }) => rule.fields.includes(apiName))
    .map(({ apiName }) => values[apiName])
    .filter((value) => !isEmpty(value));
  const numbers = filled.map((value) => asDecimal(value) ?? 'NaN');
  return numbers.length === 0 || addsUp(numbers, rule.value);
}
