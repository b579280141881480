import assert from 'node:assert/strict';
import { outputFormOf } from '../../../../src/core/form/fillableForm.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { validate } from '../../../../src/core/form/validate.ts';
import type { Field } from '../../../../src/core/form/field.ts';
import { fieldId } from '../../../../src/core/base/ids.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const noRules = { nameLength: undefined, stringLength: undefined };
const ids = [fieldId('card'), fieldId('bank')];
const section = { id: 'deposit', title: 'Deposit', description: '' };
const loose = ids.map((id) => fieldOf('number', { id }));
const headed = loose.map((field) => ({ ...field, section }));
const sumOf = (total: string) => ({ fields: ids, total });

function problems(values: readonly string[], ...totals: readonly string[]) {
  return problemsOf(loose, values, ...totals);
}

function problemsOf(
  fields: readonly Field[],
  values: readonly string[],
  ...totals: readonly string[]
) {
  const form = outputFormOf({ fields, sums: [totals.map(sumOf)] });
  const typed = ids.map((id, index) => [id, values[index] ?? ''] as const);
  return validate(form, { ...emptyInput, values: typed }, noRules).map(
    ({ target, ...problem }) => ({
      ...problem,
      at: 'id' in target ? target.id : target.part,
    }),
  );
}

describe('The sum of a set of fields', () => {
  for (const [values, ...totals] of [
    [['60', '40'], '100'],
    [['0,1', '0.2'], '0.3'],
    [['', '100.00'], '100'],
    [['', ''], '100'],
    [['25', '25'], '100', '50'],
    [['-10', '110'], '100.0'],
    [['1', '2'], 'everything'],
  ] as const) {
    it(`is kept by ${values.join(' and ')} where it is ${totals.join(' or ')}`, () => {
      assert.deepEqual(problems(values, ...totals), []);
    });
  }

  it('is said at the set where it is missed, before its fields', () => {
    assert.deepEqual(problemsOf(headed, ['60', '30'], '100'), [
      { code: 'notSum', totals: ['100'], sum: '90', at: 'deposit' },
    ]);
    assert.deepEqual(problemsOf(headed, ['60', '40'], '100'), []);
  });

  it('is said at the last field of a set without a heading, with what there is', () => {
    assert.deepEqual(problems(['60', '0.5'], '100'), [
      { code: 'notSum', totals: ['100'], sum: '60.5', at: 'bank' },
    ]);
    assert.deepEqual(problems(['60', ''], '100.10', '50'), [
      { code: 'notSum', totals: ['100.1', '50'], sum: '60', at: 'bank' },
    ]);
  });

  it('is left alone while a number of it cannot be read', () => {
    assert.deepEqual(
      problems(['60', '4x'], '100').map(({ code }) => code),
      ['notNumber'],
    );
  });
});
