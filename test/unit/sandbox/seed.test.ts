import assert from 'node:assert/strict';
import { blueHarbor, demoMemberId } from '../../../src/sandbox/seed/blueHarbor.ts';

const { people, workflows, runs } = blueHarbor;
const fields = workflows.flatMap(({ kickoff }) => kickoff.fields);
const tasks = workflows.flatMap((workflow) => workflow.tasks);

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

describe('The demo account', () => {
  it('uses every type of field, and one that no client knows', () => {
    assert.deepEqual([...new Set(fields.map(({ type }) => type))].toSorted(), [
      'checkbox',
      'date',
      'dropdown',
      'file',
      'number',
      'radio',
      'rating',
      'string',
      'text',
      'url',
      'user',
    ]);
  });

  it('has workflows of every kind', () => {
    assert.ok(workflows.length >= 8);
    assert.ok(workflows.filter(({ active }) => !active).length >= 2);
    assert.ok(workflows.some(({ mayRun }) => !mayRun.includes(demoMemberId)));
    assert.ok(workflows.some(({ kickoff }) => kickoff.fields.length === 0));
    assert.ok(workflows.some(({ kickoff }) => kickoff.fields.length >= 20));
    assert.ok(workflows.some(({ finalizable }) => finalizable));
    assert.ok(workflows.some(({ description }) => description.length > 700));
    assert.ok(isUnique(workflows.map(({ createdAt }) => createdAt)));
  });

  it('has tasks of every kind', () => {
    assert.ok(tasks.some(({ description }) => description === null));
    assert.ok(tasks.some(({ url }) => url === null));
    assert.ok(tasks.some(({ responsible }) => responsible.length === 0));
    assert.ok(tasks.some(({ completedByAll }) => completedByAll));
    for (const { completedByAll, responsible, name } of tasks) {
      assert.ok(!completedByAll || responsible.length > 1, name);
    }
  });

  it('names everything once', () => {
    assert.ok(isUnique(people.map(({ id }) => id)));
    assert.ok(isUnique(workflows.map(({ id }) => id)));
    assert.ok(isUnique(tasks.map(({ id }) => id)));
    assert.ok(isUnique(workflows.map(({ kickoff }) => kickoff.id)));
    assert.ok(isUnique(fields.flatMap(({ selections }) => selections.map(({ id }) => id))));
    for (const { kickoff } of workflows) {
      assert.ok(isUnique(kickoff.fields.map(({ apiName }) => apiName)));
    }
  });

  it('offers a choice where, and only where, there is one to make', () => {
    for (const { apiName, type, selections } of fields) {
      const isChoice = ['radio', 'checkbox', 'dropdown'].includes(type);
      assert.equal(selections.length > 1, isChoice, apiName);
    }
  });

  it('says of each value that must not repeat which ones are taken', () => {
    for (const workflow of workflows) {
      for (const field of workflow.kickoff.fields.filter(({ unique }) => unique)) {
        const taken = runs
          .filter(({ workflowId }) => workflowId === workflow.id)
          .map(({ values }) => String(new Map(values).get(field.apiName)));
        assert.ok(taken.length > 0);
        for (const value of taken) assert.ok(field.description.includes(value), value);
      }
    }
  });

  it('links to web pages only', () => {
    for (const { url } of tasks) assert.ok(url === null || url.startsWith('https://'));
  });
});
