import assert from 'node:assert/strict';
import { targetKey } from '../../../../src/core/base/formTarget.ts';
import { fieldId, taskId } from '../../../../src/core/base/ids.ts';
import type { Field } from '../../../../src/core/form/field.ts';
import type { FillableForm } from '../../../../src/core/form/fillableForm.ts';
import {
  type FormInput,
  emptyInput,
  isSameInput,
  withTaskLink,
  withValue,
} from '../../../../src/core/form/input.ts';
import { validate } from '../../../../src/core/form/validate.ts';
import {
  type QuickStep,
  allSteps,
  isFilledIn,
  sentText,
  stepAt,
  stepsToAsk,
  withStep,
} from '../../../../src/core/kickoff/quickSteps.ts';
import { fieldOf, taskOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const rules = { nameLength: undefined, stringLength: undefined };
const field = (id: string, some: Partial<Field> = {}): Field =>
  fieldOf(some.kind ?? 'string', { id: fieldId(id), name: id, ...some });
const formOf = (...fields: readonly Field[]): FillableForm =>
  wholeForm(workflowOf(fields, [taskOf('1', 'https://x.example')]));
const asked = (form: FillableForm, input: FormInput): readonly string[] =>
  stepsToAsk(form, input, validate(form, input, rules)).map(targetKey);
const at = (id: string) => ({ part: 'field', id: fieldId(id) }) as const;

describe('The steps of a launch', () => {
  const section = { id: 's', title: 'Shares', description: '' };
  const parts = [field('a', { kind: 'number', section }), field('b', { kind: 'number', section })];

  it('take what was answered for one of them, and leave what was entered for the others', () => {
    const form = formOf(field('x'), field('y'));
    const [x, y] = form.fields;
    assert.ok(x && y);
    const before = withValue({ ...emptyInput, name: 'Before' }, x, 'before');
    const now = withValue({ ...before, urgent: true }, y, 'typed meanwhile');
    const task = taskId('1');
    const answers: readonly (readonly [QuickStep, FormInput, FormInput])[] = [
      [{ part: 'name' }, { ...before, name: 'After' }, { ...now, name: 'After' }],
      [{ part: 'due' }, { ...before, dueAt: 5 }, { ...now, dueAt: 5 }],
      [{ part: 'urgent' }, { ...before, urgent: false }, { ...now, urgent: false }],
      [at('x'), withValue(before, x, 'after'), withValue(now, x, 'after')],
      [at('x'), withValue(before, x, ''), withValue(now, x, '')],
      [
        { part: 'taskLink', id: task },
        withTaskLink(before, task, 'https://y.example'),
        withTaskLink(now, task, 'https://y.example'),
      ],
    ];
    for (const [step, from, wanted] of answers) {
      const taken = withStep(form, now, { from, step });
      assert.ok(isSameInput(taken, wanted), `${targetKey(step)}: ${JSON.stringify(taken)}`);
    }
  });

  it('are all parts of the form, in its order', () => {
    assert.deepEqual(allSteps(formOf(field('x'), ...parts)).map(targetKey), [
      ...['name', 'due', 'urgent', 'field:x', 'field:a', 'field:b', 'taskLink:1'],
    ]);
  });

  it('ask for what is required and empty, and for the name where the service gives none', () => {
    const form = formOf(
      field('filled', { required: true }),
      field('optional'),
      field('started', { required: true, startValue: 'from the workflow' }),
      field('empty', { required: true }),
      field('__proto__', { required: true, kind: 'checkbox' }),
    );
    const [filled] = form.fields;
    assert.ok(filled);
    const input = withValue(emptyInput, filled, 'here');
    assert.deepEqual(asked(form, input), ['name', 'field:empty', 'field:__proto__']);
    assert.deepEqual(asked({ ...form, needsName: false }, { ...input }), [
      'field:empty',
      'field:__proto__',
    ]);
    assert.deepEqual(asked(form, { ...input, name: 'Week 40' }), [
      'field:empty',
      'field:__proto__',
    ]);
  });

  it('ask again for what cannot be sent, even where it can be left out', () => {
    const site = field('site', { kind: 'url' });
    const form = { ...formOf(site), needsName: false };
    const input = { ...withValue(emptyInput, site, 'nowhere'), dueAt: 1 };
    const linked = withTaskLink(input, taskId('1'), 'ftp://x.example');
    assert.deepEqual(asked(form, linked), ['due', 'field:site', 'taskLink:1']);
  });

  it('show a wrong sum at the last field of its group, and nothing at the form as a whole', () => {
    const form = formOf(...parts);
    assert.deepEqual(stepAt(form, { part: 'set', id: 's' }), at('b'));
    assert.equal(stepAt(form, { part: 'form' }), undefined);
    assert.equal(stepAt(form, at('gone')), undefined);
  });
});

describe('A part of a launch, as it will be sent', () => {
  const size = field('size', { kind: 'radio' });
  const many = field('many', { kind: 'checkbox' });
  const count = field('count', { kind: 'number' });
  const who = field('who', { kind: 'user' });
  const files = field('files', { kind: 'file' });
  const form: FillableForm = {
    ...formOf(size, many, count, who, files),
    assignees: [
      { kind: 'person', value: 'ann@x.example', name: 'Ann Ba', members: undefined },
      { kind: 'group', value: 'Crew', name: 'Crew', members: 2 },
    ],
  };
  const texts = (entries: readonly (readonly [Field, string | readonly string[]])[]) => {
    const input = entries.reduce<FormInput>((all, [each, value]) => withValue(all, each, value), {
      ...emptyInput,
      marks: { ',': 'thousands' },
    });
    return entries.map(([{ id }]) => sentText(form, input, at(id)));
  };

  it('has selections by their labels, a number as the service takes it, and people by name', () => {
    assert.deepEqual(
      texts([
        [size, '2'],
        [many, ['1', '2']],
        [count, '1,250'],
        [who, 'ann ba'],
      ]),
      ['Two', 'One, Two', '1250', 'Ann Ba (ann@x.example)'],
    );
    assert.deepEqual(texts([[who, 'Crew']]), ['Crew']);
  });

  it('has files by their names, and a text that links to none as it is', () => {
    const links = '[a.txt](https://f.example/1)\n[b.txt](https://f.example/2)';
    assert.deepEqual(texts([[files, links]]), ['a.txt, b.txt']);
    assert.deepEqual(texts([[files, 'https://f.example/1']]), ['https://f.example/1']);
    const input = withValue(emptyInput, files, links);
    assert.equal(sentText(form, input, { part: 'field', id: files.id }, 'whole'), links);
  });

  it('is not there for what is empty, and for a link that is blank', () => {
    assert.equal(sentText(form, emptyInput, at('size')), undefined);
    const blank = withTaskLink(emptyInput, taskId('1'), '  ');
    const link = { part: 'taskLink', id: taskId('1') } as const;
    assert.equal(sentText(form, blank, link), undefined);
    assert.equal(isFilledIn(form, blank, link), false);
    const set = withTaskLink(emptyInput, taskId('1'), ' https://y.example ');
    assert.equal(sentText(form, set, link), 'https://y.example');
  });
});
