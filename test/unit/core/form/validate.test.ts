import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kickoffFormOf } from '../../../../src/core/kickoff/kickoffForm.ts';
import { outputFormOf } from '../../../../src/core/form/fillableForm.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  startOf,
  withValue,
} from '../../../../src/core/form/input.ts';
import { isWebAddress, isWebLink } from '../../../../src/core/base/webLink.ts';
import { type FormRules, isDate, validate } from '../../../../src/core/form/validate.ts';
import { fieldId, selectionId, taskId } from '../../../../src/core/base/ids.ts';
import { type FieldKind, fieldKinds } from '../../../../src/core/form/field.ts';
import { anyInput, anyWorkflow } from '../../../support/samples/arbitraries.ts';
import {
  fieldOf,
  launchOf,
  taskOf,
  wholeForm,
  workflowOf,
} from '../../../support/samples/workflows.ts';

const rules: FormRules = { nameLength: 10, stringLength: 5 };
const noRules: FormRules = { nameLength: undefined, stringLength: undefined };

/** The problems of a field of this kind with this value. */
function codesOf(
  kind: FieldKind,
  value: FieldValue,
  required = false,
  some: Partial<FormRules> = {},
): readonly string[] {
  const field = fieldOf(kind, { required });
  const input = { ...emptyInput, values: [[field.id, value]] as const };
  return validate(wholeForm(workflowOf([field])), input, { ...rules, ...some }).map(
    ({ code }) => code,
  );
}

describe('A value of a field', () => {
  const cases: readonly (readonly [FieldKind, FieldValue, string | undefined])[] = [
    ['string', 'Five.', undefined],
    ['string', 'Sixsix', 'tooLong'],
    ['string', '👍👍👍👍👍', undefined],
    ['string', '👍👍👍👍👍👍', 'tooLong'],
    ['string', ['1'], undefined],
    ['text', 'As long as it likes\nto be', undefined],
    ['number', '0', undefined],
    ['number', ' -12.50 ', undefined],
    ['number', '1,5', undefined],
    ['number', '.5', undefined],
    ['number', '+5.', undefined],
    ['number', '1e3', 'notNumber'],
    ['number', '1 000', undefined],
    ['number', '1,000', 'ambiguousNumber'],
    ['number', '.', 'notNumber'],
    ['number', 'Infinity', 'notNumber'],
    ['number', '٣', undefined],
    ['date', '2024-02-29', undefined],
    ['date', '2023-02-29', 'notDate'],
    ['date', '2026-13-01', 'notDate'],
    ['date', '2026-4-1', 'notDate'],
    ['date', '23.11.2026', 'notDate'],
    ['date', '2026-11-23T10:00', 'notDate'],
    ['url', 'https://example.org/page?x=1#y', undefined],
    ['url', 'example.org', undefined],
    ['url', 'localhost:8080/x', undefined],
    ['url', 'javascript:alert(1)', 'notUrl'],
    ['url', 'two words', 'notUrl'],
    ['url', 'https://', 'notUrl'],
    ['file', 'https://example.org/a.pdf', undefined],
    ['file', '[a.pdf](https://files.example/1)\n[b](https://files.example/2)', undefined],
    ['file', 'see [a.pdf](https://files.example/1)', 'notUrl'],
    ['file', 'example.org/a.pdf', 'notUrl'],
    ['file', 'file:///etc/passwd', 'notUrl'],
    ['radio', '1', undefined],
    ['radio', '3', 'notOffered'],
    ['radio', 'One', 'notOffered'],
    ['dropdown', '2', undefined],
    ['dropdown', '02', 'notOffered'],
    ['checkbox', ['1', '2'], undefined],
    ['checkbox', ['1', '3'], 'notOffered'],
    ['checkbox', [], undefined],
    ['user', 'ann@example.org', undefined],
    ['unknown', 'Anything', undefined],
  ];
  for (const [kind, value, expected] of cases) {
    it(`of kind ${kind} may ${expected ? `not be (${expected})` : 'be'} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(codesOf(kind, value), expected === undefined ? [] : [expected]);
    });
  }

  for (const kind of fieldKinds) {
    const isOne = kind === 'radio' || kind === 'dropdown';
    const texts: readonly FieldValue[] = isOne ? ['', []] : ['', ' \n ', []];
    const empties = kind === 'checkbox' ? [[], ''] : texts;
    it(`of kind ${kind} is missed where it is required, and only there`, () => {
      for (const empty of empties) {
        assert.deepEqual(codesOf(kind, empty, true), ['required']);
        assert.deepEqual(codesOf(kind, empty, false), []);
      }
    });
  }

  for (const [text, code] of [
    ['[a.pdf](https://files.example/1#file-55)', undefined],
    ['[a.pdf](https://files.example/1#file-55)\n[b](https://files.example/2#file-56)', undefined],
    ['55', undefined],
    ['https://example.org/a.pdf', 'notUploaded'],
    ['[a.pdf](https://files.example/1)', 'notUploaded'],
    ['[a.pdf](https://files.example/1#file-55), [b](https://files.example/2)', 'notUploaded'],
  ] as const) {
    it(`of kind file may ${code ? 'not be' : 'be'} ${text} where files go by number`, () => {
      const expected = code === undefined ? [] : [code];
      assert.deepEqual(codesOf('file', text, false, { filesByNumber: true }), expected);
    });
  }

  it('has its length counted and the limit told', () => {
    const field = fieldOf('string');
    const input = { ...emptyInput, values: [[field.id, '👍'.repeat(7)]] as const };
    assert.deepEqual(validate(wholeForm(workflowOf([field])), input, rules), [
      { target: { part: 'field', id: field.id }, code: 'tooLong', limit: 5, length: 7 },
    ]);
    assert.deepEqual(validate(wholeForm(workflowOf([field])), input, noRules), []);
  });
});

describe('An option made of blanks', () => {
  const selections = [{ id: selectionId(' '), label: ' ' }];

  for (const [kind, value] of [
    ['radio', ' '],
    ['dropdown', ' '],
    ['checkbox', [' ']],
  ] as const) {
    it(`is a choice of a required ${kind}, and is sent`, () => {
      const field = fieldOf(kind, { required: true, selections });
      const input = withValue(emptyInput, field, value);
      const workflow = workflowOf([field]);
      assert.deepEqual(validate(wholeForm(workflow), input, rules), []);
      assert.equal(launchOf(workflow, input, 'Run').values.length, 1);
      assert.deepEqual(startOf({ ...field, startValue: value }), value);
    });
  }
});

describe('The name of a run', () => {
  const cases = [
    [null, undefined],
    ['A run', undefined],
    ['', 'required'],
    ['  ', 'required'],
    ['Longer than ten', 'tooLong'],
  ] as const;
  for (const [name, expected] of cases) {
    it(`may ${expected ? `not be (${expected})` : 'be'} ${JSON.stringify(name)}`, () => {
      const [problem, ...others] = validate(
        wholeForm(workflowOf([])),
        { ...emptyInput, name },
        rules,
      );
      assert.equal(problem?.code, expected);
      if (problem) assert.deepEqual(problem.target, { part: 'name' });
      assert.deepEqual(others, []);
    });
  }
});

describe('The link of a task', () => {
  const cases = [
    ['https://example.org/', true],
    [' http://example.org ', true],
    ['', true],
    ['example.org', false],
    ['ftp://example.org/', false],
    ['javascript:alert(1)', false],
  ] as const;
  for (const [url, good] of cases) {
    it(`may ${good ? '' : 'not '}be ${JSON.stringify(url)}`, () => {
      const input = { ...emptyInput, taskLinks: [[taskId('5'), url]] as const };
      const problems = validate(wholeForm(workflowOf([], [taskOf('5')])), input, rules);
      const expected = { target: { part: 'taskLink', id: '5' }, code: 'notUrl' };
      assert.deepEqual(problems, good ? [] : [expected]);
    });
  }
});

describe('The problems of a form', () => {
  it('come in the order of the form', () => {
    const fields = [fieldOf('number'), fieldOf('date')];
    const input: FormInput = {
      name: '',
      values: [
        [fieldId('date-1'), 'x'],
        [fieldId('number-1'), 'x'],
      ],
      taskLinks: [[taskId('5'), 'x']],
    };
    const problems = validate(wholeForm(workflowOf(fields, [taskOf('5')])), input, rules);
    assert.deepEqual(
      problems.map(({ target, code }) => [target.part, code]),
      [
        ['name', 'required'],
        ['field', 'notNumber'],
        ['field', 'notDate'],
        ['taskLink', 'notUrl'],
      ],
    );
  });

  it('leave out the links of tasks where those cannot be replaced', () => {
    const input = { ...emptyInput, taskLinks: [[taskId('5'), 'x']] as const };
    const form = kickoffFormOf(workflowOf([], [taskOf('5')]), {
      overridesTaskLinks: false,
      schedulesRuns: false,
      namesRuns: false,
    });
    assert.deepEqual(validate(form, input, rules), []);
  });

  it('are those of the fields alone where a task is completed', () => {
    const fields = [fieldOf('number', { required: true })];
    const input = { ...emptyInput, name: '', taskLinks: [[taskId('5'), 'x']] as const };
    assert.deepEqual(validate(outputFormOf({ fields }), input, rules), [
      { target: { part: 'field', id: 'number-1' }, code: 'required' },
    ]);
  });

  it('leave out what the form does not have any more', () => {
    const input: FormInput = {
      name: null,
      values: [[fieldId('gone'), 'x']],
      taskLinks: [[taskId('gone'), 'x']],
    };
    assert.deepEqual(validate(wholeForm(workflowOf([])), input, rules), []);
  });

  it('can be found for any input to any form', () => {
    fc.assert(
      fc.property(anyWorkflow, anyInput, (workflow, input) => {
        assert.ok(Array.isArray(validate(wholeForm(workflow), input, rules)));
      }),
    );
  });
});

describe('Text', () => {
  it('of any kind can be asked whether it is a date or an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        for (const ask of [isDate, isWebAddress, isWebLink]) {
          assert.equal(typeof ask(text), 'boolean');
        }
      }),
    );
  });

  it('that is a day of the calendar is a date', () => {
    const day = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(day, (date) => isDate(date.toISOString().slice(0, 10))));
  });

  it('that is a web address is a link, with and without its scheme', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        assert.ok(isWebLink(url) && isWebAddress(url), url);
        assert.ok(isWebAddress(url.replace(/^https?:\/\//, '')), url);
      }),
    );
  });
});

describe('When a run is due', () => {
  const dueAt = (time: number | undefined, schedulesRuns = true) =>
    validate(
      kickoffFormOf(workflowOf([]), { overridesTaskLinks: false, schedulesRuns, namesRuns: false }),
      { ...emptyInput, dueAt: time },
      rules,
      1000,
    ).map(({ target, code }) => [target.part, code]);

  it('may be left open, and must lie in the future else', () => {
    assert.deepEqual(dueAt(undefined), []);
    assert.deepEqual(dueAt(1001), []);
    assert.deepEqual(dueAt(1000), [['due', 'notFuture']]);
  });

  it('does not matter where it is not asked', () => {
    assert.deepEqual(dueAt(1, false), []);
  });
});

describe('Somebody who is chosen', () => {
  const offers = { overridesTaskLinks: false, schedulesRuns: false, namesRuns: false };
  const people = [
    { kind: 'person', value: 'ann@example.org', name: 'Ann Lee', members: undefined },
  ] as const;
  const codes = (typed: string, known: boolean) => {
    const field = fieldOf('user');
    const form = kickoffFormOf(workflowOf([field]), offers, known ? people : undefined);
    const input = { ...emptyInput, values: [[field.id, typed]] as const };
    return validate(form, input, rules).map(({ code }) => code);
  };

  it('must be of the account where those are known', () => {
    assert.deepEqual(codes(' ANN@example.org ', true), []);
    assert.deepEqual(codes('Ann Lee', true), []);
    assert.deepEqual(codes('', true), []);
    assert.deepEqual(codes('eve@example.org', true), ['notAssignee']);
  });

  it('can be anybody where they are not known', () => {
    assert.deepEqual(codes('eve@example.org', false), []);
  });
});

describe('The name of a run', () => {
  const codes = (name: string | null, namesRuns: boolean) => {
    const offers = { overridesTaskLinks: false, schedulesRuns: false, namesRuns };
    const input = { ...emptyInput, name };
    return validate(kickoffFormOf(workflowOf([]), offers), input, rules).map(({ code }) => code);
  };

  it('must be given, unless the suggested one is left alone or the service gives one', () => {
    assert.deepEqual(codes(null, false), []);
    assert.deepEqual(codes(' ', false), ['required']);
    assert.deepEqual(codes(' ', true), []);
  });
});

describe('A form of which a field cannot be read', () => {
  const field = { name: 'Dock', id: undefined, path: '[0].api_name', expected: '', found: '' };
  for (const mayBeRequired of [true, false]) {
    it(`${mayBeRequired ? 'is not' : 'is'} submitted where that ${mayBeRequired ? 'may' : 'cannot'} be required`, () => {
      const form = outputFormOf({ fields: [], unreadable: [{ ...field, mayBeRequired }] });
      assert.deepEqual(
        validate(form, emptyInput, noRules),
        mayBeRequired ? [{ target: { part: 'form' }, code: 'unreadable' }] : [],
      );
    });
  }
});
