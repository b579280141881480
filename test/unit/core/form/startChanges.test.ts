import assert from 'node:assert/strict';
import {
  adopted,
  clashAt,
  savedFields,
  withoutStartValues,
  keepingMine,
  takingTheirs,
  wholeInput,
} from '../../../../src/core/form/startChanges.ts';
import { outputFormOf, type FillableForm } from '../../../../src/core/form/fillableForm.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  hasContent,
  isSameInput,
  valuesByField,
  withValue,
} from '../../../../src/core/form/input.ts';
import { typedFields } from '../../../../src/core/form/filledFields.ts';
import { toTaskCompletion } from '../../../../src/core/tasks/completion.ts';
import { validate } from '../../../../src/core/form/validate.ts';
import { fieldId, runTaskId } from '../../../../src/core/base/ids.ts';
import type { Field } from '../../../../src/core/form/field.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const text = (id: string, startValue?: FieldValue, some: Partial<Field> = {}): Field =>
  fieldOf('string', { id: fieldId(id), startValue, ...some });
const rules = { nameLength: undefined, stringLength: 5 };
const problems = (form: FillableForm, input: FormInput) =>
  validate(form, input, rules).map(({ code }) => code);
const sent = (fields: readonly Field[], input: FormInput) =>
  toTaskCompletion({ id: runTaskId('1'), fields }, input).values;
const shown = (fields: readonly Field[], input: FormInput) =>
  Object.fromEntries(valuesByField(fields, input));

describe('What was typed, while the service goes on', () => {
  const [a1, b1] = [text('a', 'A1'), text('b', 'B1')];
  const b2 = text('b', 'B2');

  it('is all that a completion has; all else follows the service', () => {
    const input = withValue(emptyInput, a1, 'A12');
    assert.deepEqual(shown([a1, b2], input), { a: 'A12', b: 'B2' });
    assert.deepEqual(sent([a1, b2], input), [
      { field: 'a', value: { kind: 'string', text: 'A12' } },
    ]);
  });

  it('is what its field starts with once it is saved', () => {
    const day = fieldOf('date', { startValue: '2027-01-31', startMoment: '2027-01-31T09:00:00Z' });
    const typed = [a1, day].reduce(
      (input, field) => withValue(input, field, field === day ? '2027-02-01' : 'A2'),
      emptyInput,
    );
    const fields = savedFields([a1, b1, day], typed);
    assert.deepEqual(
      fields.map(({ startValue, startMoment }) => [startValue, startMoment]),
      [
        ['A2', undefined],
        ['B1', undefined],
        ['2027-02-01', undefined],
      ],
    );
    assert.ok(!hasContent(withoutStartValues(fields, typed)));
  });

  it('is sent as emptied where there was something, and not at all where there was not', () => {
    const fields = [a1, text('c'), fieldOf('checkbox', { startValue: ['1'] })];
    const input = fields.reduce(
      (all, field) => withValue(all, field, field.kind === 'checkbox' ? [] : ' '),
      emptyInput,
    );
    assert.deepEqual(sent(fields, input), [
      { field: 'a', value: { kind: 'emptied', of: 'string' } },
      { field: 'checkbox-1', value: { kind: 'emptied', of: 'checkbox' } },
    ]);
  });

  it('has to be decided on where both have changed one field', () => {
    const mine = withValue(emptyInput, b1, 'B9');
    assert.equal(clashAt(b1, mine), undefined);
    assert.deepEqual(clashAt(b2, mine), { theirs: 'B2', mine: 'B9' });
    assert.deepEqual(problems(outputFormOf({ fields: [b2] }), mine), ['undecided']);
    const kept = keepingMine(mine, b2);
    assert.deepEqual(problems(outputFormOf({ fields: [b2] }), kept), []);
    assert.deepEqual(shown([b2], kept), { b: 'B9' });
    assert.deepEqual(clashAt(text('b', 'B3'), kept), { theirs: 'B3', mine: 'B9' });
    assert.equal(hasContent(takingTheirs(mine, b2)), false);
    assert.equal(clashAt(text('b'), mine)?.theirs, '');
    assert.deepEqual(clashAt(b2, withValue(emptyInput, text('b'), 'B9')), {
      theirs: 'B2',
      mine: 'B9',
    });
  });

  it('is nothing where both have changed it to the same', () => {
    const mine = withValue(emptyInput, b1, 'B2');
    assert.equal(clashAt(b2, mine), undefined);
    assert.deepEqual(withoutStartValues([b2], mine).values, []);
    assert.deepEqual(sent([b2], mine), []);
  });

  it('may be an old draft, which has copies of all that was there', () => {
    const old = {
      ...emptyInput,
      values: [a1, b1].map(({ id, startValue = '' }) => [id, startValue] as const),
    };
    assert.deepEqual(withoutStartValues([a1, b1], old).values, []);
    assert.deepEqual(sent([a1, b1], old), []);
    // Another person has changed it since: the copy cannot be told from typed text.
    assert.deepEqual(clashAt(b2, old), { theirs: 'B2', mine: 'B1' });
    assert.deepEqual(typedFields([a1, b2], old), [{ name: b2.name, text: 'B1' }]);
  });

  it('alone is checked where the rest is kept as it is', () => {
    const saved = text('a', 'longer than it may be');
    assert.deepEqual(problems(outputFormOf({ fields: [saved] }), emptyInput), []);
    const typed = withValue(emptyInput, saved, 'longer still');
    assert.deepEqual(problems(outputFormOf({ fields: [saved] }), typed), ['tooLong']);
    const launched = { ...outputFormOf({ fields: [saved] }), keepsUntyped: false };
    assert.deepEqual(problems(launched, emptyInput), ['tooLong']);
    const required = text('a', '', { required: true });
    assert.deepEqual(problems(outputFormOf({ fields: [required] }), emptyInput), ['required']);
  });
});

describe('What was typed into a kick-off form', () => {
  const [low, none] = [text('season', 'Low'), text('guide')];

  it('stands where its field has come to start with something', () => {
    const input = { ...emptyInput, values: [[low.id, 'High'] as const] };
    assert.equal(clashAt(low, adopted([low], input)), undefined);
    const known = withValue(emptyInput, low, 'High');
    assert.ok(clashAt(text('season', 'Mid'), adopted([text('season', 'Mid')], known)));
  });

  it('is recorded with all else that was sent, and is still the same', () => {
    const input = withValue(emptyInput, none, 'Ann');
    const whole = wholeInput([low, none], input);
    assert.deepEqual(whole.values, [
      ['guide', 'Ann'],
      ['season', 'Low'],
    ]);
    assert.ok(isSameInput(input, whole));
  });
});
