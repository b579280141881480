import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarWords } from '../../../../src/core/base/calendarWords.ts';
import { fieldId, selectionId } from '../../../../src/core/base/ids.ts';
import { timeZone } from '../../../../src/core/base/timeZone.ts';
import { type Field, fieldKinds, isChoiceKind } from '../../../../src/core/form/field.ts';
import type { FillableForm } from '../../../../src/core/form/fillableForm.ts';
import {
  type FormInput,
  emptyInput,
  isSameInput,
  withTaskLink,
  withValue,
} from '../../../../src/core/form/input.ts';
import { readWrittenLaunch } from '../../../../src/core/kickoff/readWrittenLaunch.ts';
import { resolveWritten } from '../../../../src/core/kickoff/resolveWritten.ts';
import { substitute } from '../../../../src/core/kickoff/variables.ts';
import { workflowNamed } from '../../../../src/core/kickoff/workflowNamed.ts';
import { writeLaunch, writtenJson } from '../../../../src/core/kickoff/writeLaunch.ts';
import type { LaunchProblem } from '../../../../src/core/kickoff/writtenLaunch.ts';
import { fieldOf, taskOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const zone = timeZone('Europe/Berlin');
assert.ok(zone);
const berlin = zone;
const by = {
  rules: { nameLength: 20, stringLength: 10 },
  reading: { now: Date.UTC(2026, 10, 27), zone: berlin, hour: 17, words: calendarWords('en') },
};
const version = fieldOf('string', {
  id: fieldId('version'),
  name: 'Release version',
  required: true,
});
const type = fieldOf('radio', { id: fieldId('type'), name: 'Type' });
const parts = fieldOf('checkbox', { id: fieldId('parts'), name: 'Parts' });
const day = fieldOf('date', { id: fieldId('day'), name: 'Day' });
const person = fieldOf('user', { id: fieldId('who'), name: 'Captain' });
const amount = fieldOf('number', { id: fieldId('amount'), name: 'Amount' });
const formOf = (...fields: readonly Field[]): FillableForm => ({
  ...wholeForm(workflowOf(fields, [taskOf('1', 'https://x.example')])),
  assignees: [
    { kind: 'person', value: 'ann@x.example', name: 'Ann Lee', members: undefined },
    { kind: 'person', value: 'ann2@x.example', name: 'Ann Lee', members: undefined },
    { kind: 'person', value: 'me@x.example', name: 'Tomás Rivera', members: undefined },
  ],
});
const whole = formOf(version, type, parts, day, person, amount);

function resolved(value: unknown, form = whole, now = by.reading.now) {
  const { launch, problems } = readWrittenLaunch(value);
  assert.deepEqual(problems, []);
  assert.ok(launch);
  return resolveWritten(launch, form, { ...by, reading: { ...by.reading, now } });
}
const values = (given: Readonly<Record<string, unknown>>) =>
  resolved({ workflow: 'x', values: { version: '1', ...given } });
const said = (problems: readonly LaunchProblem[]) =>
  problems.map(({ path, at, fault }) => [path.join('/'), at, fault.code]);

describe('A written launch in the form of its workflow', () => {
  it('names fields, selections and people as people do, or by id', () => {
    const { input, problems } = values({
      TYPE: 'two',
      parts: ['One', '2'],
      captain: 'tomas rivera',
      Day: '2026-12-01',
      Amount: 1.234,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.fromEntries(input.values), {
      version: '1',
      type: '2',
      parts: ['1', '2'],
      who: 'me@x.example',
      day: '2026-12-01',
      amount: '1.2340',
    });
  });

  it('takes today for a day until its last minute', () => {
    const lastMinute = Date.UTC(2026, 10, 27, 22, 59);
    const launch = { workflow: 'x', values: { version: '1', Day: 'today' } };
    const { input, problems } = resolved(launch, whole, lastMinute);
    assert.deepEqual(problems, []);
    assert.equal(Object.fromEntries(input.values)[day.id], '2026-11-27');
  });

  it('takes one text for a list, and words for a day', () => {
    const { input, problems } = values({ Parts: 'Two', Day: '+3d' });
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.fromEntries(input.values), {
      version: '1',
      parts: ['2'],
      day: '2026-11-30',
    });
  });

  it('takes a number as JSON and YAML have it', () => {
    for (const [given, typed] of [
      ['1.50', '1.50'],
      ['1.5e3', '1500'],
      [1e21, '1000000000000000000000'],
    ] as const) {
      const { input, problems } = values({ Amount: given });
      assert.deepEqual(problems, []);
      assert.equal(new Map<string, unknown>(input.values).get('amount'), typed);
    }
  });

  it('says what has no place, with the nearest names', () => {
    const { problems } = values({ 'Relase version': 'x', Type: 'Tow', Captain: 'Ann Lee' });
    assert.deepEqual(said(problems), [
      ['values/Relase version', 'name', 'unknownField'],
      ['values/Type', 'value', 'unknownSelection'],
      ['values/Captain', 'value', 'ambiguousPerson'],
    ]);
    const [field, selection] = problems.map(({ fault }) =>
      'nearest' in fault ? fault.nearest : [],
    );
    assert.deepEqual([field, selection], [['Release version'], ['Two']]);
  });

  it('says which of a list is not offered', () => {
    const needed = formOf({ ...parts, required: true });
    const { problems } = resolved({ workflow: 'x', values: { Parts: ['One', 'Three'] } }, needed);
    assert.deepEqual(said(problems), [['values/Parts/1', 'value', 'unknownSelection']]);
  });

  it('says which name several fields have, and which field has two values', () => {
    const other = { ...version, id: fieldId('other'), required: false };
    const twice = resolved(
      { workflow: 'x', values: { 'Release version': '1', version: '1', type: 'One', Type: 'Two' } },
      formOf(version, other, type),
    );
    assert.deepEqual(said(twice.problems), [
      ['values/Release version', 'name', 'ambiguousField'],
      ['values/Type', 'name', 'fieldTwice'],
    ]);
  });

  it('says which task has two links', () => {
    const { name } = taskOf('1');
    const links = { 1: 'https://y.example', [name]: 'https://z.example' };
    const { input, problems } = resolved({
      ...{ workflow: 'x', values: { version: '1' } },
      taskLinks: links,
    });
    assert.deepEqual(said(problems), [[`taskLinks/${name}`, 'name', 'fieldTwice']]);
    assert.deepEqual(input.taskLinks, [['1', 'https://y.example']]);
  });

  it('says what the form says, at the value; what is missing at the values', () => {
    const { problems } = resolved({
      workflow: 'x',
      name: 'n'.repeat(21),
      values: { Day: '2026-02-30', Amount: 'much' },
      due: 'yesterday',
      taskLinks: { 1: 'nowhere', 'Task 9': 'https://y.example' },
    });
    assert.deepEqual(
      said(problems).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
      [
        ['due', 'value', 'badDue'],
        ['name', 'value', 'form'],
        ['taskLinks/1', 'value', 'form'],
        ['taskLinks/Task 9', 'name', 'unknownTask'],
        ['values', 'value', 'missingField'],
        ['values/Amount', 'value', 'form'],
        ['values/Day', 'value', 'form'],
      ],
    );
    const bare = resolved({ workflow: 'x' });
    assert.deepEqual(said(bare.problems), [['', 'value', 'missingField']]);
  });

  it('empties a field that begins with a value', () => {
    const filled = { ...version, startValue: '9', required: false };
    const { input } = resolved({ workflow: 'x', values: { version: null } }, formOf(filled));
    assert.deepEqual(input.values, [['version', '']]);
  });

  it('says what the account does not take', () => {
    const form = { ...whole, hasSchedule: false, linkTasks: [] };
    const launch = { workflow: 'x', values: { version: '1' }, urgent: true, due: '+1 d' };
    const { problems } = resolved({ ...launch, taskLinks: { 1: 'https://y.example' } }, form);
    assert.deepEqual(said(problems).toSorted(), [
      ['due', 'name', 'notTaken'],
      ['taskLinks', 'name', 'notTaken'],
      ['urgent', 'name', 'notTaken'],
    ]);
  });
});

describe('The shape of a written launch', () => {
  const shape = (value: unknown) => said(readWrittenLaunch(value).problems);

  it('is checked by itself', () => {
    assert.deepEqual(shape([]), [['', 'value', 'wrongType']]);
    assert.deepEqual(shape({}), [['', 'value', 'noWorkflow']]);
    assert.deepEqual(shape({ workflow: '' }), [['workflow', 'value', 'noWorkflow']]);
    assert.deepEqual(shape({ workflow: 7, $schema: '', inputs: [] }), []);
    assert.deepEqual(shape({ workflow: true, vales: {}, values: [], urgent: 'yes' }), [
      ['vales', 'name', 'unknownProperty'],
      ['workflow', 'value', 'wrongType'],
      ['values', 'value', 'wrongType'],
      ['urgent', 'value', 'wrongType'],
    ]);
    assert.deepEqual(shape({ workflow: 'x', values: { a: { b: 1 }, c: [[]] } }), [
      ['values/a', 'value', 'wrongType'],
      ['values/c', 'value', 'wrongType'],
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readWrittenLaunch(value);
      }),
    );
  });
});

describe('The workflow of a written launch', () => {
  const all = [
    { ...workflowOf([]), name: 'Release', id: '1' },
    { ...workflowOf([]), name: 'release', id: '2' },
    { ...workflowOf([]), name: 'Twin', id: '3' },
    { ...workflowOf([]), name: 'Twin', id: '4' },
    { ...workflowOf([]), name: 'Old', id: '5', active: false },
    { ...workflowOf([]), name: 'Renewed', id: '6', active: false },
    { ...workflowOf([]), name: 'Renewed', id: '7' },
  ].map((each) => ({ ...each, id: each.id as ReturnType<typeof workflowOf>['id'] }));
  const found = (named: string | number) => {
    const result = workflowNamed(all, named);
    return result.ok ? result.value.id : result.error.code;
  };

  it('is the active one of two with one name', () => {
    assert.deepEqual(['Renewed', '6'].map(found), ['7', 'inactiveWorkflow']);
  });

  it('is found by its exact name first, and by its id', () => {
    assert.deepEqual(['Release', 'release', 3, '4'].map(found), ['1', '2', '3', '4']);
    assert.deepEqual(['RELEASE', 'Twin', 'Old', 'Relaese', ''].map(found), [
      'ambiguousWorkflow',
      'ambiguousWorkflow',
      'inactiveWorkflow',
      'unknownWorkflow',
      'unknownWorkflow',
    ]);
    const missing = workflowNamed(all, 'Twim');
    assert.deepEqual(!missing.ok && missing.error, {
      code: 'unknownWorkflow',
      name: 'Twim',
      nearest: ['Twin'],
    });
  });
});

const label = fc.oneof(
  fc.constantFrom('One', 'one', '1', ' One', '', '__proto__', '${date}', 'Ünö', 'me'),
  fc.string({ unit: 'grapheme' }),
);
/** Fields of every kind, with names and selections that may be the same. */
const someField = (index: number) =>
  fc
    .record({ kind: fc.constantFrom(...fieldKinds), name: label, labels: fc.array(label) })
    .map(({ kind, name, labels }) =>
      fieldOf(kind, {
        id: fieldId(`f${index}`),
        name,
        selections: isChoiceKind(kind)
          ? labels.map((each, at) => ({ id: selectionId(`s${at}`), label: each }))
          : [],
      }),
    );
const someFields = fc.tuple(someField(0), someField(1), someField(2));

/** Blanks alone are an empty value, as in a form. */
const someText = label.map((text) => (text.trim() === '' ? '' : text));

describe('A form that is written as a launch', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(someFields, fc.array(fc.nat(2)), someText, (fields, picks, text) => {
        const form = { ...formOf(...fields), assignees: undefined };
        const chosen = (field: Field): string | readonly string[] => {
          const ids = picks.flatMap((at) => field.selections[at]?.id ?? []);
          if (field.kind === 'checkbox') return [...new Set(ids)];
          if (isChoiceKind(field.kind)) return ids[0] ?? '';
          return field.kind === 'date' ? '2027-01-31' : field.kind === 'number' ? '12.50' : text;
        };
        const filled = fields.reduce<FormInput>(
          (all, field) => withValue(all, field, chosen(field)),
          {
            ...emptyInput,
            name: text === '' ? null : text,
            urgent: true,
            dueAt: by.reading.now + 3_600_000,
          },
        );
        const [task] = form.linkTasks;
        assert.ok(task);
        const input = withTaskLink(filled, task.id, 'https://y.example/${date}');
        const written = writtenJson(writeLaunch('x', form, input, berlin));
        const { launch } = readWrittenLaunch(JSON.parse(JSON.stringify(written)));
        assert.ok(launch);
        const plain = substitute(launch, () => ({ value: 'X' })).written;
        const back = resolveWritten(plain, form, by).input;
        assert.ok(isSameInput(back, input), JSON.stringify([back, input]));
      }),
    );
  });
});
