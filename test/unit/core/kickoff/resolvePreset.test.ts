import assert from 'node:assert/strict';
import { fieldId, runId, selectionId, taskId, workflowId } from '../../../../src/core/base/ids.ts';
import type { Field } from '../../../../src/core/form/field.ts';
import type { FillableForm } from '../../../../src/core/form/fillableForm.ts';
import { type FormInput, emptyInput, withValue } from '../../../../src/core/form/input.ts';
import { onlyEmpty } from '../../../../src/core/kickoff/fillings.ts';
import { type Preset, presetOfRecord, presetOfRun } from '../../../../src/core/kickoff/preset.ts';
import { resolvePreset } from '../../../../src/core/kickoff/resolvePreset.ts';
import { launchValues } from '../../../../src/core/form/values.ts';
import type { RunDetail, RunValue } from '../../../../src/core/runs/run.ts';
import { runOf } from '../../../support/samples/runs.ts';
import { fieldOf, taskOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const now = Date.UTC(2026, 10, 27);
const by = {
  rules: { nameLength: undefined, stringLength: undefined },
  suggestedName: '{{date}} — Onboarding',
  now,
};
const customer = fieldOf('string', { id: fieldId('customer'), name: 'Customer' });
const size = fieldOf('radio', { id: fieldId('size'), name: 'Size' });
const options = fieldOf('checkbox', { id: fieldId('options'), name: 'Options' });
const formOf = (...fields: readonly Field[]): FillableForm =>
  wholeForm(workflowOf(fields, [taskOf('1', 'https://x.example')]));

const valueOf = (field: Field, text: string, some: Partial<RunValue> = {}): RunValue => ({
  ...{ id: field.id, name: field.name, kind: field.kind, text, section: undefined },
  ...some,
});
const run = (values: readonly RunValue[], some: Partial<RunDetail> = {}): Preset => {
  const preset = presetOfRun(runOf({ values, ...some }));
  assert.ok(preset);
  return preset;
};
const record = (input: Partial<FormInput>): Preset =>
  presetOfRecord({
    id: runId('1'),
    name: 'A run',
    workflow: { id: workflowId('7'), name: 'Onboarding' },
    account: { id: 'demo' as Parameters<typeof presetOfRecord>[0]['account']['id'], label: '' },
    launchedAt: 1,
    input: { ...emptyInput, ...input },
  });
const namesOf = ({ remarks }: ReturnType<typeof resolvePreset>) =>
  remarks.map((remark) =>
    remark.about === 'field' ? [remark.name, remark.text, remark.why] : [remark.about],
  );

describe('The launch of an earlier run, in the form of today', () => {
  it('has the values of its fields, by their ids', () => {
    const renamed = { ...customer, name: 'Client' };
    const preset = run([
      valueOf(customer, 'Acme'),
      valueOf(size, 'Two'),
      valueOf(options, 'One, Two'),
    ]);
    const { input, remarks } = resolvePreset(preset, formOf(options, size, renamed), by);
    assert.deepEqual(Object.fromEntries(input.values), {
      customer: 'Acme',
      size: '2',
      options: ['1', '2'],
    });
    assert.deepEqual(remarks, []);
  });

  it('says which values have no place, and why', () => {
    const preset = run([
      valueOf(customer, 'Acme'),
      valueOf(size, 'Three'),
      valueOf(options, 'One', { kind: 'text' }),
      valueOf(fieldOf('string', { id: fieldId('gone'), name: 'Gone' }), ''),
    ]);
    const resolved = resolvePreset(preset, formOf(size, options), by);
    assert.deepEqual(namesOf(resolved), [
      ['Customer', 'Acme', 'noField'],
      ['Size', 'Three', 'notOffered'],
      ['Options', 'One', 'otherKind'],
    ]);
    assert.deepEqual(resolved.input, { ...emptyInput, name: 'Onboarding of Acme' });
  });

  it('takes what can be read in two ways, and says so', () => {
    const labels = ['a', 'b', 'a, b'].map((label) => ({ id: selectionId(label), label }));
    const resolved = resolvePreset(
      run([valueOf(options, 'a, b')]),
      formOf({ ...options, selections: labels }),
      by,
    );
    assert.deepEqual(resolved.input.values, [['options', ['a, b']]]);
    assert.deepEqual(namesOf(resolved), [['Options', 'a, b', 'ambiguous']]);
  });

  it('keeps the start value of a field that is new, and empties one that was empty', () => {
    const [old, added] = ['old', 'added'].map((id) =>
      fieldOf('string', { id: fieldId(id), startValue: 'start' }),
    );
    assert.ok(old && added);
    const { input } = resolvePreset(run([valueOf(old, '')]), formOf(old, added), by);
    assert.deepEqual(input.values, [['old', '']]);
  });

  it('has its name, unless the service made it and will make the next', () => {
    const nameOf = (name: string) => resolvePreset(run([], { name }), formOf(), by).input.name;
    assert.equal(nameOf('Acme, second try'), 'Acme, second try');
    assert.equal(nameOf('Nov 20, 2026, 01:58PM — Onboarding'), null);
  });

  it('is urgent and due as it was, unless that has passed', () => {
    const preset = (dueAt: number) => run([valueOf(customer, 'A')], { urgent: true, dueAt });
    const to = resolvePreset(preset(now + 1), formOf(customer), by);
    assert.deepEqual([to.input.urgent, to.input.dueAt, to.remarks], [true, now + 1, []]);
    const past = resolvePreset(preset(now), formOf(customer), by);
    assert.deepEqual([past.input.dueAt, namesOf(past)], [undefined, [['due']]]);
    const elsewhere = { ...formOf(customer), hasSchedule: false };
    assert.equal(resolvePreset(preset(now + 1), elsewhere, by).input.urgent, undefined);
  });

  it('may have no values to show', () => {
    assert.deepEqual(namesOf(resolvePreset(run([]), formOf(customer), by)), [['noValues']]);
    assert.deepEqual(namesOf(resolvePreset(run([]), formOf(), by)), []);
  });

  it('has gone with its workflow', () => {
    assert.equal(presetOfRun(runOf({ workflow: undefined })), undefined);
  });
});

describe('A launch that is remembered here, in the form of today', () => {
  it('is what was typed', () => {
    const typed: FormInput = {
      ...emptyInput,
      name: 'Again',
      values: [[customer.id, 'Acme']],
      taskLinks: [[taskId('1'), 'https://y.example']],
      marks: { ',': 'decimal' },
    };
    assert.deepEqual(resolvePreset(record(typed), formOf(customer), by), {
      input: typed,
      remarks: [],
    });
  });

  it('leaves empty what was empty, since it knows all of the form', () => {
    const started = { ...customer, startValue: 'start' };
    const { input } = resolvePreset(record({}), formOf(started), by);
    assert.deepEqual(input.values, [['customer', '']]);
  });

  it('says what has gone, in words', () => {
    const preset = record({
      values: [
        [size.id, '3'],
        [options.id, 'now a checkbox'],
        [fieldId('gone'), 'x'],
      ],
      taskLinks: [[taskId('9'), 'https://y.example']],
      labels: [[size.id, [['3', 'Three']]]],
    });
    assert.deepEqual(namesOf(resolvePreset(preset, formOf(size, options), by)), [
      ['Size', 'Three', 'notOffered'],
      ['Options', 'now a checkbox', 'otherKind'],
      [undefined, 'x', 'noField'],
      ['taskLink'],
    ]);
  });

  it('is launched with the same values again', () => {
    const form = formOf(customer, size, options);
    const typed = [
      [customer, 'Acme'],
      [size, '2'],
      [options, ['2', '1']],
    ] as const;
    const input = typed.reduce((all, [field, value]) => withValue(all, field, value), emptyInput);
    const again = resolvePreset(record(input), form, by).input;
    assert.deepEqual(launchValues(form, again), launchValues(form, input));
  });
});

describe('Filling in only what is empty', () => {
  const form = formOf(customer, size);
  const resolved = resolvePreset(
    run([valueOf(customer, 'Acme'), valueOf(size, 'Two')], { urgent: true, dueAt: now + 1 }),
    form,
    by,
  );

  it('keeps all that was typed', () => {
    const mine: FormInput = {
      ...emptyInput,
      name: 'Mine',
      values: [[customer.id, 'Bolt']],
      urgent: false,
    };
    const { input } = onlyEmpty(form.fields, mine, resolved);
    assert.deepEqual(Object.fromEntries(input.values), { customer: 'Bolt', size: '2' });
    assert.deepEqual([input.name, input.urgent, input.dueAt], ['Mine', false, now + 1]);
  });

  it('says nothing about what was not to be filled in', () => {
    const lacking = resolvePreset(run([valueOf(size, 'Three')], { dueAt: 1 }), form, by);
    const mine: FormInput = { ...emptyInput, values: [[size.id, '1']], dueAt: now + 1 };
    assert.deepEqual(onlyEmpty(form.fields, mine, lacking).remarks, []);
    assert.equal(onlyEmpty(form.fields, emptyInput, lacking).remarks.length, 2);
  });
});
