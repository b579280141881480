import assert from 'node:assert/strict';
import { blueHarbor } from '../../../src/sandbox/seed/blueHarbor.ts';
import type { Form } from '../../../src/sandbox/model/forms.ts';

const active = blueHarbor.workflows.filter((workflow) => workflow.active);
const forms: readonly Form[] = active.flatMap(({ kickoff, tasks }) => [kickoff, ...tasks]);
const fields = forms.flatMap((form) => [
  ...form.fields,
  ...form.fieldsets.flatMap((set) => set.fields),
]);

/** The demo account has no active workflow that the service would refuse to activate. */
describe('The active workflows of the demo account', () => {
  it('require every person that they ask for', () => {
    const people = fields.filter(({ type }) => type === 'user');
    assert.ok(people.length > 5);
    for (const { apiName, required } of people) assert.ok(required, apiName);
  });

  it('assign no task of a public workflow to the person who launched it', () => {
    const open = active.filter((workflow) => workflow.public);
    assert.ok(open.length > 0);
    for (const { name, tasks } of open) {
      const types = tasks.flatMap(({ performers }) => performers.map(({ type }) => type));
      assert.ok(!types.includes('workflow_starter'), name);
    }
  });

  it('have tasks, each with a name and somebody to work on it', () => {
    for (const { name, tasks } of active) {
      assert.notEqual(name.trim(), '');
      assert.ok(tasks.length > 0, name);
      for (const task of tasks) {
        assert.notEqual(task.name.trim(), '', name);
        assert.ok(task.performers.length > 0, task.name);
      }
    }
  });
});
