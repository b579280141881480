import assert from 'node:assert/strict';
import { calendarWords } from '../../../../src/core/base/calendarWords.ts';
import { fieldId, workflowId } from '../../../../src/core/base/ids.ts';
import {
  checkLaunch,
  workflowOf as namedIn,
} from '../../../../src/core/launchFiles/launchProblems.ts';
import { missingFields, suggestionsAt } from '../../../../src/core/launchFiles/suggestions.ts';
import { WorkflowNames } from '../../../../src/core/launchFiles/workflowNames.ts';
import { zoneNamed } from '../../../support/samples/zones.ts';
import { fieldOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const type = fieldOf('radio', { id: fieldId('type'), name: 'Type', required: true });
const areas = fieldOf('checkbox', { id: fieldId('areas'), name: 'Areas', required: true });
const twin = fieldOf('string', { id: fieldId('twin-1'), name: 'Twin' });
const other = fieldOf('string', { id: fieldId('twin-2'), name: 'twin' });
const workflow = workflowOf([twin, other, type, areas]);
const workflows = new WorkflowNames([
  workflow,
  { ...workflow, id: workflowId('201'), name: 'Double' },
  { ...workflow, id: workflowId('202'), name: 'double', active: false },
]);
const form = wholeForm(workflow);
const known = {
  workflows,
  forms: new Map([
    [
      workflow.id,
      {
        ...{ workflow, form },
        rules: { nameLength: 100, stringLength: 140 },
        reading: { now: Date.now(), zone: zoneNamed('UTC'), hour: 23, words: calendarWords('en') },
      },
    ],
  ]),
  lookup: () => ({ value: '' }),
};

/** The problems of a launch of the workflow with these values, each with its path. */
const problemsWith = (values: object): readonly string[] =>
  checkLaunch({ workflow: workflow.name, name: 'A run', values }, known).problems.map(
    ({ path, fault }) => `${path.join('/')}: ${fault.code}`,
  );

describe('The check of a launch in a file', () => {
  it('says what is wrong at its place, once', () => {
    assert.deepEqual(problemsWith({ Type: 'One', Areas: ['Two'] }), []);
    assert.deepEqual(problemsWith({ Type: 'Onne', Areas: ['Two', 'Three'] }), [
      'values/Type: unknownSelection',
      'values/Areas/1: unknownSelection',
    ]);
    assert.deepEqual(problemsWith({ Type: 'One' }), ['values: missingField']);
  });

  it('leaves values alone that a variable is in', () => {
    assert.deepEqual(problemsWith({ Type: '${input:type}', Areas: ['${input:area}'] }), []);
    assert.deepEqual(checkLaunch({ workflow: '${input:workflow}' }, known).problems, []);
    assert.equal(namedIn({ workflow: '${input:workflow}' }, workflows), undefined);
  });

  it('checks the shape and the variables alone while no account is known', () => {
    const { problems } = checkLaunch(
      { workflow: 'Nothing', name: '${gti:branch}', colour: 'red' },
      { ...known, workflows: undefined },
    );
    assert.deepEqual(
      problems.map(({ path, fault }) => `${path.join('/')}: ${fault.code}`),
      ['colour: unknownProperty', 'name: unknownVariable'],
    );
  });
});

describe('What is offered in a launch file', () => {
  const at = (path: readonly string[], siblings: readonly string[] = []) =>
    suggestionsAt(
      { path, at: path.length === 2 ? 'name' : 'value', typed: '', siblings },
      { workflows, form },
    ).map(({ text }) => text);

  it('is an ID where the name is not the only one, and active workflows first', () => {
    assert.deepEqual(at(['workflow']), [workflow.name, '201', '202']);
  });

  it('has the fields that are left, required ones first, by API name where a name is shared', () => {
    assert.deepEqual(at(['values', '']), ['Type', 'Areas', 'twin-1', 'twin-2']);
    assert.deepEqual(at(['values', ''], ['type', 'twin-2']), ['Areas', 'twin-1']);
  });
});

describe('The fields to add to a launch', () => {
  const one = { ...twin, required: true };
  const two = { ...other, name: 'Twin', required: true };

  it('are all required ones of the name, except those that have a value by their API name', () => {
    const fields = [one, two, type];
    const missing = (values: object) =>
      missingFields({ workflow: 'x', values }, ['Twin', 'Type'], fields).map(({ id }) => id);
    assert.deepEqual(missing({ Type: 'x' }), [one.id, two.id]);
    assert.deepEqual(missing({ [one.id]: 'typed' }), [two.id, type.id]);
  });
});
