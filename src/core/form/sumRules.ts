import { type FormTarget, targetKey } from '../base/formTarget.ts';
import type { FieldId } from '../base/ids.ts';
import type { Field, SumRule, SumRules } from './field.ts';
import { type FieldValue, isEmpty } from './input.ts';
import { type MarkMeanings, readNumberField } from './numbers.ts';

/** The sums of which some fields must reach one, and the sum that they have. */
export interface MissedSum {
  readonly code: 'notSum';
  readonly totals: readonly string[];
  readonly sum: string;
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?$/;
/** More decimals than people write; a number with even more is left to the service. */
const places = 30;

/** A decimal as a whole number of its smallest parts; undefined if the text is no decimal. */
function scaled(text: string): bigint | undefined {
  const [, sign = '', whole = '', part = ''] = decimal.exec(text.trim()) ?? [];
  if (whole + part === '' || part.length > places) return undefined;
  const size = BigInt(whole + part.padEnd(places, '0'));
  return sign === '-' ? -size : size;
}

/** A scaled number as text again, without needless zeros. */
function written(size: bigint): string {
  const digits = (size < 0n ? -size : size).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  const part = digits.slice(-places).replace(/0+$/, '');
  return `${size < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}

/** The values of a form, for checking sums. */
interface Held {
  readonly fields: readonly Field[];
  readonly values: ReadonlyMap<FieldId, FieldValue>;
  readonly marks: MarkMeanings | undefined;
}

/** The result of a rule: `kept`, a sum that is wrong, or undefined where it cannot be checked. */
function missedBy(rule: SumRule, { fields, values, marks }: Held): MissedSum | 'kept' | undefined {
  const total = scaled(rule.total);
  const filled = fields.filter(
    ({ id }) => rule.fields.includes(id) && !isEmpty(values.get(id) ?? ''),
  );
  if (total === undefined || filled.length === 0) return undefined;
  const parts = filled.map((field) => {
    const value = values.get(field.id);
    const read = readNumberField(field, typeof value === 'string' ? value : '', marks);
    return read.kind === 'number' ? scaled(read.text) : undefined;
  });
  // A text that is no number is reported at its own field.
  if (!parts.every((part) => part !== undefined)) return undefined;
  const sum = parts.reduce((all, part) => all + part, 0n);
  return sum === total ? 'kept' : { code: 'notSum', totals: [written(total)], sum: written(sum) };
}

/** The place for messages about a set: its heading, or its last field if it has none. */
const placeOf = ({ id, section }: Field): FormTarget =>
  section ? { part: 'set', id: section.id } : { part: 'field', id };

/** The wrong sums, by the keys of the places where they are reported. */
export function missedSums(sets: readonly SumRules[], held: Held): ReadonlyMap<string, MissedSum> {
  const missed = new Map<string, MissedSum>();
  for (const rules of sets) {
    const found = rules.map((rule) => missedBy(rule, held));
    const misses = found.flatMap((of) => (of === 'kept' || of === undefined ? [] : [of]));
    const [miss] = misses;
    if (!miss || misses.length < rules.length) continue;
    const last = held.fields.findLast(({ id }) => rules.some(({ fields }) => fields.includes(id)));
    const totals = misses.flatMap((each) => each.totals);
    if (last) missed.set(targetKey(placeOf(last)), { ...miss, totals });
  }
  return missed;
}
