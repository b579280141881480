import assert from 'node:assert/strict';
import {
  type FormInput,
  emptyInput,
  hasContent,
  isEmpty,
  isSameInput,
  startOf,
  valuesByField,
  withTaskLink,
  withValue,
} from '../../../../src/core/form/input.ts';
import { fieldId, taskId } from '../../../../src/core/base/ids.ts';
import type { Field } from '../../../../src/core/form/field.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const text = (id: string, some: Partial<Field> = {}): Field =>
  fieldOf('string', { id: fieldId(id), ...some });
const proto = text('__proto__');

describe('The input of a form', () => {
  it('takes a value, replaces it, and loses it where it is emptied', () => {
    const one = withValue(emptyInput, proto, 'a');
    const other = withValue(one, proto, ['1']);
    assert.deepEqual(one.values, [['__proto__', 'a']]);
    assert.deepEqual(other.values, [['__proto__', ['1']]]);
    assert.deepEqual(withValue(one, proto, ''), emptyInput);
    assert.deepEqual(withValue(other, proto, []), emptyInput);
  });

  it('has what was typed alone, and what the field started with then', () => {
    const a = text('a', { startValue: 'Berth 4' });
    const box = fieldOf('checkbox', { startValue: ['1', '2'] });
    const blank = text('b', { startValue: ' ' });
    assert.deepEqual([a, box, blank].map(startOf), ['Berth 4', ['1', '2'], '']);
    const none = withValue(withValue(withValue(emptyInput, a, ''), box, []), blank, '');
    assert.deepEqual(none.values, [
      ['a', ''],
      ['checkbox-1', []],
    ]);
    assert.deepEqual(none.bases, [
      ['a', 'Berth 4'],
      ['checkbox-1', ['1', '2']],
    ]);
    assert.equal(hasContent(none), true);
    const again = withValue(withValue(none, a, 'Berth 4'), box, ['2', '1']);
    assert.deepEqual(again, { ...emptyInput, bases: [] });
  });

  it('remembers what a field started with when it was first typed into', () => {
    const one = withValue(emptyInput, text('a', { startValue: 'A1' }), 'A9');
    const later = text('a', { startValue: 'A2' });
    assert.deepEqual(withValue(one, later, 'A99').bases, [['a', 'A1']]);
    assert.deepEqual(withValue(one, later, 'A2'), { ...emptyInput, bases: [] });
    const old = { ...emptyInput, values: [[fieldId('a'), 'A1'] as const] };
    assert.equal(withValue(old, later, 'A12').bases, undefined);
  });

  it('keeps blanks, which somebody may be about to go on after', () => {
    assert.deepEqual(withValue(emptyInput, proto, ' ').values, [['__proto__', ' ']]);
  });

  it('takes a link, replaces it, and loses it where it is emptied', () => {
    const id = taskId('__proto__');
    const one = withTaskLink(emptyInput, id, 'a');
    assert.deepEqual(withTaskLink(one, id, 'b').taskLinks, [['__proto__', 'b']]);
    assert.deepEqual(withTaskLink(one, id, ''), emptyInput);
  });

  it('leaves the others alone and what it was made from unchanged', () => {
    const one = withValue(emptyInput, text('a'), '1');
    const both = withValue(one, text('b'), '2');
    assert.deepEqual(withValue(both, text('a'), '').values, [['b', '2']]);
    assert.deepEqual(both.values, [
      ['a', '1'],
      ['b', '2'],
    ]);
    assert.deepEqual(emptyInput.values, []);
  });

  it('survives JSON unchanged, whatever its fields are called', () => {
    const input = withTaskLink(withValue(emptyInput, proto, 'x'), taskId('__proto__'), 'y');
    assert.deepEqual(JSON.parse(JSON.stringify(input)), input);
  });

  it('has content as soon as anything was typed or the name changed', () => {
    assert.equal(hasContent(emptyInput), false);
    const filled: readonly FormInput[] = [
      { ...emptyInput, name: '' },
      withValue(emptyInput, proto, ' '),
      withTaskLink(emptyInput, taskId('1'), 'x'),
    ];
    for (const input of filled) assert.equal(hasContent(input), true);
  });

  it('is empty where there are blanks or no selections', () => {
    for (const value of ['', ' \t\n\u00a0', []]) assert.equal(isEmpty(value), true);
    for (const value of ['x', ['1']]) assert.equal(isEmpty(value), false);
  });
});

describe('The values of the fields', () => {
  it('have the shape of their kind; what does not fit is empty', () => {
    const fields = [fieldOf('string'), fieldOf('radio'), fieldOf('checkbox'), fieldOf('date')];
    const values = [
      [fieldId('string-1'), ['1']],
      [fieldId('radio-1'), '1'],
      [fieldId('checkbox-1'), '1'],
      [fieldId('gone'), 'x'],
    ] as const;
    assert.deepEqual(
      [...valuesByField(fields, { ...emptyInput, values })],
      [
        ['string-1', ''],
        ['radio-1', '1'],
        ['checkbox-1', []],
        ['date-1', ''],
      ],
    );
  });

  it('are found for a field called __proto__', () => {
    assert.equal(valuesByField([proto], withValue(emptyInput, proto, 'x')).get(proto.id), 'x');
    assert.equal(valuesByField([proto], emptyInput).get(proto.id), '');
  });
});

describe('Two inputs', () => {
  const input = {
    ...emptyInput,
    values: [[fieldId('a'), '1'] as const, [fieldId('b'), ['2']] as const],
  };

  it('are the same whatever the order in which they were filled in', () => {
    assert.ok(isSameInput(input, { ...input, values: input.values.toReversed(), urgent: false }));
  });

  it('are the same whether or not what was left alone is in them', () => {
    const values = [...input.values, [fieldId('c'), 'as it was'] as const];
    const bases = [[fieldId('c'), 'as it was'] as const, [fieldId('a'), 'before'] as const];
    assert.ok(isSameInput(input, { ...input, values, bases }));
  });

  it('differ in a name, a value, a link, urgency or a due date', () => {
    const others = [
      { ...input, name: 'x' },
      { ...input, values: input.values.slice(1) },
      { ...input, taskLinks: [[taskId('1'), 'https://example.org'] as const] },
      { ...input, urgent: true },
      { ...input, dueAt: 1 },
    ];
    assert.deepEqual(
      others.filter((other) => isSameInput(input, other)),
      [],
    );
  });
});
