import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outputFormOf } from '../../../../src/core/form/fillableForm.ts';
import { emptyInput, withValue } from '../../../../src/core/form/input.ts';
import { type MarkMeanings, readNumber } from '../../../../src/core/form/numbers.ts';
import { toTaskCompletion } from '../../../../src/core/tasks/completion.ts';
import { validate } from '../../../../src/core/form/validate.ts';
import { runTaskId } from '../../../../src/core/base/ids.ts';
import { fieldOf, launchOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const rules = { nameLength: undefined, stringLength: undefined };

describe('A number that somebody types', () => {
  for (const [typed, read] of [
    ['12', '12'],
    ['1,5', '1.5'],
    ['1.25', '1.25'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1.234,567', '1234.567'],
    ['1 234', '1234'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234,50', '1234.50'],
    ['1\u202f234,50', '1234.50'],
    ['1 234.567', '1234.567'],
    ["1'234.5", '1234.5'],
    ['1’234’567', '1234567'],
    ['12,34,567.89', '1234567.89'],
    ['1234,567', '1234.567'],
    ['0,125', '0.125'],
    ['0.500', '0.500'],
    ['−5', '-5'],
    ['\u200e−1 234,5', '-1234.5'],
    ['+5.', '5'],
    ['.5', '0.5'],
    ['１２．５', '12.5'],
    ['－１', '-1'],
    ['٣٫٥', '3.5'],
    ['۱۲۳۴', '1234'],
    ['1٬000', '1000'],
  ] as const) {
    it(`is ${read} for ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readNumber(typed), { kind: 'number', text: read });
    });
  }

  for (const [typed, decimal, thousands, mark] of [
    ['1,000', '1', '1000', ','],
    ['10,500', '10.5', '10500', ','],
    ['1.000', '1', '1000', '.'],
    ['-100.250', '-100.25', '-100250', '.'],
    ['１，０００', '1', '1000', ','],
  ] as const) {
    it(`can be read two ways as ${typed}, until it is said what the mark means`, () => {
      const texts = { decimal, thousands };
      assert.deepEqual(readNumber(typed), { kind: 'ambiguous', mark, texts });
      for (const meaning of ['decimal', 'thousands'] as const) {
        const said: MarkMeanings = { [mark]: meaning };
        assert.deepEqual(readNumber(typed, said), { kind: 'number', text: texts[meaning] });
        const other: MarkMeanings = { [mark === ',' ? '.' : ',']: meaning };
        assert.equal(readNumber(typed, other).kind, 'ambiguous');
      }
    });
  }

  for (const typed of ['', '.', '-', '1 5', '1.5.2', '1,234,56', '1e3', '5²', '½', '1_000', '–5']) {
    it(`is none as ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readNumber(typed), { kind: 'none' });
    });
  }

  it('is the same whatever it is written with, where it can be read one way', () => {
    const number = fc.record({
      whole: fc.integer({ min: 0, max: 999_999_999 }),
      decimals: fc.stringMatching(/^\d{1,2}$/),
      marks: fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ['\u202f', ','], ["'", '.']),
    });
    fc.assert(
      fc.property(number, ({ whole, decimals, marks: [group = '', decimal = ''] }) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
        const text = `${whole}.${decimals}`;
        assert.deepEqual(readNumber(`${grouped}${decimal}${decimals}`), { kind: 'number', text });
      }),
    );
  });
});

describe('A field for a number', () => {
  const field = fieldOf('number');
  const inputOf = (text: string, marks?: MarkMeanings) => ({
    ...emptyInput,
    values: [[field.id, text]] as const,
    marks,
  });

  it('keeps what can be read two ways from being sent, until that is settled', () => {
    const form = wholeForm(workflowOf([field]));
    const codes = (marks?: MarkMeanings) =>
      validate(form, inputOf('1,000', marks), rules).map(({ code }) => code);
    assert.deepEqual(codes(), ['ambiguousNumber']);
    assert.deepEqual(codes({ '.': 'decimal' }), ['ambiguousNumber']);
    assert.deepEqual(codes({ ',': 'decimal' }), []);
  });

  it('sends what was meant, on launch and on completion', () => {
    for (const [text, marks, sent] of [
      ['1,000', { ',': 'thousands' }, '1000'],
      ['10,500', { ',': 'decimal' }, '10.5'],
      ['10.500', { ',': 'thousands', '.': 'thousands' }, '10500'],
      ['1\u00a0234,50', undefined, '1234.50'],
    ] as const) {
      const input = inputOf(text, marks);
      const values = [{ field: field.id, value: { kind: 'number', text: sent } }];
      assert.deepEqual(launchOf(workflowOf([field]), input, 'Run').values, values);
      const task = { id: runTaskId('1'), fields: [field] };
      assert.deepEqual(toTaskCompletion(task, input).values, values);
    }
  });

  it('is sent as a plain number, or not at all, whatever is typed', () => {
    const sign = fc.constantFrom('', '-', '+', '−', ' ', '\u200e');
    const part = fc.constantFrom(
      '1',
      '12',
      '000',
      '500',
      ',',
      '.',
      ' ',
      '\u202f',
      "'",
      '٫',
      '１',
      'e',
    );
    const typed = fc.tuple(sign, fc.array(part, { maxLength: 7 })).map(([a, b]) => a + b.join(''));
    const form = wholeForm(workflowOf([field]));
    fc.assert(
      fc.property(typed, (text) => {
        const input = inputOf(text);
        if (validate(form, input, rules).length > 0) return;
        for (const { value } of launchOf(workflowOf([field]), input, 'Run').values) {
          assert.match('text' in value ? value.text : '', /^-?\d+(\.\d+)?$/);
        }
      }),
    );
  });

  it('asks nothing about what the service has put there, and sends it as it came', () => {
    for (const startValue of ['1.000', '1234.567', '1E+3', '12.50']) {
      const prefilled = { ...field, startValue };
      const task = { id: runTaskId('1'), fields: [prefilled] };
      assert.deepEqual(validate(outputFormOf(task), inputOf(startValue), rules), []);
    }
    const touched = { ...field, startValue: '1.000' };
    const input = withValue(emptyInput, touched, '2.000');
    const [problem] = validate(outputFormOf({ fields: [touched] }), input, rules);
    assert.equal(problem?.code, 'ambiguousNumber');
  });
});
