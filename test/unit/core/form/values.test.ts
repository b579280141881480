import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FieldValue, emptyInput } from '../../../../src/core/form/input.ts';
import { kickoffFormOf } from '../../../../src/core/kickoff/kickoffForm.ts';
import { toLaunchRequest } from '../../../../src/core/kickoff/launchRequest.ts';
import { toTaskCompletion } from '../../../../src/core/tasks/completion.ts';
import type { LaunchValue } from '../../../../src/core/form/values.ts';
import { validate } from '../../../../src/core/form/validate.ts';
import { fieldId, runTaskId, taskId } from '../../../../src/core/base/ids.ts';
import { type FieldKind, fieldKinds, isChoiceKind } from '../../../../src/core/form/field.ts';
import { anyInput, anyWorkflow } from '../../../support/samples/arbitraries.ts';
import {
  fieldOf,
  launchOf,
  taskOf,
  wholeForm,
  workflowOf,
} from '../../../support/samples/workflows.ts';

function valuesOf(kind: FieldKind, value: FieldValue): readonly LaunchValue[] {
  const field = fieldOf(kind);
  const input = { ...emptyInput, values: [[field.id, value]] as const };
  return launchOf(workflowOf([field]), input, 'A run').values.map((entry) => entry.value);
}

const chosen = (value: LaunchValue): readonly string[] => {
  if (value.kind === 'checkbox') return value.selections;
  return value.kind === 'radio' || value.kind === 'dropdown' ? [value.selection] : [];
};

describe('A launch request', () => {
  const cases: readonly (readonly [FieldKind, FieldValue, object])[] = [
    ['string', ' As typed ', { text: ' As typed ' }],
    ['text', 'Two\nlines\n', { text: 'Two\nlines\n' }],
    ['unknown', ' As typed ', { text: ' As typed ' }],
    ['number', ' 1,50 ', { text: '1.50' }],
    ['date', '2026-11-23', { text: '2026-11-23' }],
    ['url', ' example.org ', { text: 'example.org' }],
    ['user', ' ann@example.org ', { text: 'ann@example.org' }],
    ['file', ' https://example.org/a ', { text: 'https://example.org/a' }],
    ['radio', '2', { selection: '2' }],
    ['dropdown', '1', { selection: '1' }],
    ['checkbox', ['2', '1'], { selections: ['1', '2'] }],
    ['checkbox', ['2', '2'], { selections: ['2'] }],
  ];
  for (const [kind, value, expected] of cases) {
    it(`has for ${kind} ${JSON.stringify(value)} ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(valuesOf(kind, value), [{ kind, ...expected }]);
    });
  }

  it('has several for a checkbox whose options are not known, with commas between', () => {
    const field = fieldOf('unknown', { sourceType: 'checkbox' });
    const input = { ...emptyInput, values: [[field.id, ' Water,  Power , ']] as const };
    assert.deepEqual(
      launchOf(workflowOf([field]), input, 'A run').values.map(({ value }) => value),
      [{ kind: 'checkbox', selections: ['Water', 'Power'] }],
    );
  });

  for (const kind of fieldKinds) {
    it(`has nothing for an empty ${kind}`, () => {
      const empties = isChoiceKind(kind) ? ['', []] : ['', '  ', []];
      for (const empty of empties) assert.deepEqual(valuesOf(kind, empty), []);
    });
  }

  it('has the suggested name where the name was left alone, and the typed one tidied', () => {
    const named = (name: string | null) =>
      launchOf(workflowOf([]), { ...emptyInput, name }, 'Suggested').name;
    assert.equal(named(null), 'Suggested');
    assert.equal(named(' My run '), 'My run');
  });

  it('has no name where that is left to the service, unless one was typed', () => {
    const named = (name: string | null) =>
      launchOf(workflowOf([]), { ...emptyInput, name }, undefined).name;
    assert.equal(named(null), undefined);
    assert.equal(named(' My run '), 'My run');
  });

  it('has the workflow, and the fields in the order of the form', () => {
    const input = {
      ...emptyInput,
      values: [
        [fieldId('text-1'), 'b'],
        [fieldId('gone'), 'x'],
        [fieldId('string-1'), 'a'],
      ] as const,
    };
    const workflow = workflowOf([fieldOf('string'), fieldOf('text')]);
    const request = launchOf(workflow, input, 'A run');
    assert.equal(request.workflow, '7');
    assert.deepEqual(
      request.values.map(({ field }) => field),
      ['string-1', 'text-1'],
    );
  });

  it('has only the links that differ from those of the tasks', () => {
    const tasks = [taskOf('1', 'https://a.org/'), taskOf('2', 'https://b.org/'), taskOf('3')];
    const taskLinks = [
      [taskId('1'), 'https://a.org/'],
      [taskId('2'), ' https://new.org/ '],
      [taskId('3'), ' '],
      [taskId('gone'), 'https://x.org/'],
    ] as const;
    const request = launchOf(workflowOf([], tasks), { ...emptyInput, taskLinks }, 'A run');
    assert.deepEqual(request.taskLinks, [{ task: '2', url: 'https://new.org/' }]);
  });

  it('says how urgent it is and when it is due, where the service can be told', () => {
    const input = { ...emptyInput, urgent: true, dueAt: 5 };
    const offers = { overridesTaskLinks: false, schedulesRuns: false, namesRuns: false };
    const { urgent, dueAt } = launchOf(workflowOf([]), input, 'A run');
    assert.deepEqual({ urgent, dueAt }, { urgent: true, dueAt: 5 });
    assert.equal(launchOf(workflowOf([]), emptyInput, 'A run').urgent, false);
    const workflow = workflowOf([]);
    const untold = toLaunchRequest(workflow.id, kickoffFormOf(workflow, offers), input, 'A run');
    assert.equal('urgent' in untold || 'dueAt' in untold, false);
  });

  it('is named as suggested, or by the service, where somebody has emptied the name', () => {
    const empty = { ...emptyInput, name: ' ' };
    assert.equal(launchOf(workflowOf([]), empty, 'A run').name, 'A run');
    const workflow = workflowOf([]);
    const offers = { overridesTaskLinks: false, schedulesRuns: false, namesRuns: true };
    const form = kickoffFormOf(workflow, offers);
    assert.equal(toLaunchRequest(workflow.id, form, empty, undefined).name, undefined);
  });

  it('names a person as the account does', () => {
    const field = fieldOf('user');
    const workflow = workflowOf([field]);
    const ann = {
      kind: 'person',
      value: 'ann@example.org',
      name: 'Ann',
      members: undefined,
    } as const;
    const offers = { overridesTaskLinks: false, schedulesRuns: false, namesRuns: false };
    const input = { ...emptyInput, values: [[field.id, 'ANN']] as const };
    const { values } = toLaunchRequest(
      workflow.id,
      kickoffFormOf(workflow, offers, [ann]),
      input,
      undefined,
    );
    assert.deepEqual(values, [{ field: field.id, value: { kind: 'user', text: ann.value } }]);
  });

  it('has a field called __proto__ like any other', () => {
    const field = fieldOf('string', { id: fieldId('__proto__') });
    const input = { ...emptyInput, values: [[field.id, 'x']] as const };
    const { values } = launchOf(workflowOf([field]), input, 'A run');
    assert.deepEqual(values, [{ field: '__proto__', value: { kind: 'string', text: 'x' } }]);
  });

  it('of a valid input has offered selections alone, and nothing empty', () => {
    const rules = { nameLength: undefined, stringLength: undefined };
    let valid = 0;
    fc.assert(
      fc.property(anyWorkflow, anyInput, (workflow, input) => {
        if (validate(wholeForm(workflow), input, rules).length > 0) return;
        valid += 1;
        for (const { field: id, value } of launchOf(workflow, input, 'A run').values) {
          const fields = workflow.form.fields.filter((field) => field.id === id);
          const offered = fields.flatMap(({ selections }) => selections.map((each) => each.id));
          assert.ok(chosen(value).every((selection) => offered.some((each) => each === selection)));
          assert.notDeepEqual(value, { kind: value.kind, text: '' });
          assert.notDeepEqual(value, { kind: value.kind, selections: [] });
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(valid > 50, `only ${valid} inputs were valid`);
  });
});

describe('The completion of a task', () => {
  it('has the values of its fields as a launch has them, and nothing else', () => {
    const fields = [fieldOf('number'), fieldOf('checkbox'), fieldOf('text')];
    const input = {
      name: 'Not asked for',
      values: [
        [fieldId('checkbox-1'), ['2']],
        [fieldId('number-1'), '1,5'],
        [fieldId('text-1'), ' '],
      ],
      taskLinks: [[taskId('5'), 'https://example.org/']],
    } as const;
    assert.deepEqual(toTaskCompletion({ id: runTaskId('9'), fields }, input), {
      task: '9',
      values: [
        { field: 'number-1', value: { kind: 'number', text: '1.5' } },
        { field: 'checkbox-1', value: { kind: 'checkbox', selections: ['2'] } },
      ],
    });
  });
});
