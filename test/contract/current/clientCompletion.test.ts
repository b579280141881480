import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  emptyValue,
  startOf,
  withValue,
} from '../../../src/core/form/input.ts';
import { fileLinksIn } from '../../../src/core/form/fileLinks.ts';
import { toTaskCompletion } from '../../../src/core/tasks/completion.ts';
import type { TaskDetail } from '../../../src/core/tasks/task.ts';
import { type RunTaskId, runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import type { Field } from '../../../src/core/form/field.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { tasksOf, useCurrentSandbox } from './currentSandbox.ts';

/**
 * Facts §3.6: what is sent for a task that was filled in before. Before v7.1, servers empty fields
 * that are left out.
 */
for (const generation of ['v4.2', 'v5', 'v6', 'v7'] as const) {
  describe(`The client completing a task once more at the generation ${generation}`, () => {
    const sandbox = useCurrentSandbox({ generation });
    const connect = (who: Member): PneumaticApi => {
      const { origin } = sandbox().process;
      const files = generation === 'v7' ? `${origin}/files` : undefined;
      return createApi({ server: origin, key: keyOf(who), files });
    };
    const fieldOf = (fields: readonly Field[], id: string): Field => {
      const field = fields.find((each) => each.id === id);
      assert.ok(field, id);
      return field;
    };
    const chosen = (fields: readonly Field[], id: string, label: string): string => {
      const selection = fieldOf(fields, id).selections.find((each) => each.label === label);
      assert.ok(selection, label);
      return selection.id;
    };
    const typed = (fields: readonly Field[], values: Readonly<Record<string, FieldValue>>) =>
      Object.entries(values).reduce<FormInput>(
        (input, [id, value]) => withValue(input, fieldOf(fields, id), value),
        emptyInput,
      );
    /** The start values of a task's form. */
    const held = ({ fields }: TaskDetail): Readonly<Record<string, FieldValue>> =>
      Object.fromEntries(fields.map((field) => [field.id, startOf(field)]));

    /**
     * A survey that was completed with a value in every field, after which the run was returned to
     * it.
     */
    async function surveyedBefore(): Promise<{
      readonly api: PneumaticApi;
      readonly task: TaskDetail;
    }> {
      const [api, owner] = [connect('maya'), connect('tomas')];
      // The list reveals the generation.
      await valueOf(api.listWorkflows({ ordering: 'name' }));
      const { form } = await valueOf(owner.getWorkflow(workflowId('17')));
      const helper = generation === 'v4.2' ? 1 : emailOf('maya');
      const kickoff = { boat: 'Seabird', when: chosen(form.fields, 'when', 'Now'), helper };
      const run = await sandbox().launch(17, { kickoff }, 'tomas');
      const numbered = (wanted: number): RunTaskId =>
        runTaskId(String(tasksOf(run).find(({ number }) => number === wanted)?.id));
      await valueOf(api.completeTask({ task: numbered(2), values: [] }));
      const id = numbered(3);
      const { fields, checklists } = await valueOf(api.getTask(id));
      for (const { id: checklist, items } of checklists) {
        for (const { id: item } of items) {
          await valueOf(api.markItem({ checklist, item, checked: true }));
        }
      }
      const content = new TextEncoder().encode('keel');
      const link = await valueOf(api.upload({ name: 'keel.txt', type: 'text/plain', content }));
      const input = typed(fields, {
        hull: chosen(fields, 'hull', 'Scratched'),
        'to-do': [chosen(fields, 'to-do', 'Polish'), chosen(fields, 'to-do', 'Anodes')],
        surveyed: '2026-11-27',
        model: 'https://builder.example/seabird',
        pictures: link,
        repairs: emailOf('jonas'),
        'by-owner': '100',
        remarks: 'Crane is broken',
      });
      await valueOf(api.completeTask(toTaskCompletion({ id, fields }, input)));
      await valueOf(owner.returnRun(runId(String(run.id)), id));
      return { api, task: await valueOf(api.getTask(id)) };
    }
    it('keeps what was left alone, and everything was if nothing was typed', async () => {
      const { api, task } = await surveyedBefore();
      assert.equal(held(task).remarks, 'Crane is broken');
      const after = await valueOf(api.completeTask(toTaskCompletion(task, emptyInput)));
      assert.deepEqual(held(after), held(task));
      assert.equal(fileLinksIn(String(held(after).pictures))[0]?.name, 'keel.txt');
    });

    it('empties what was emptied, of whatever type, and nothing else', async () => {
      const { api, task } = await surveyedBefore();
      // A person is always required.
      const emptied = ['hull', 'to-do', 'surveyed', 'model', 'by-owner', 'remarks'];
      const input = typed(
        task.fields,
        Object.fromEntries(emptied.map((id) => [id, emptyValue(fieldOf(task.fields, id))])),
      );
      const after = await valueOf(api.completeTask(toTaskCompletion(task, input)));
      const { pictures, repairs, ...rest } = held(after);
      assert.deepEqual([pictures, repairs], [held(task).pictures, held(task).repairs]);
      for (const [id, value] of Object.entries(rest)) assert.equal(value.length, 0, id);
    });

    it('leaves what a colleague has saved since, where one letter was typed elsewhere', async () => {
      const { api, task } = await surveyedBefore();
      const model = 'https://builder.example/other';
      const others = toTaskCompletion(task, typed(task.fields, { model }));
      await valueOf(api.completeTask(others));
      await valueOf(connect('tomas').returnRun(task.run.id, task.id));
      const input = typed(task.fields, { remarks: 'Crane is broken!' });
      const after = await valueOf(api.completeTask(toTaskCompletion(task, input)));
      assert.deepEqual(held(after), { ...held(task), model, remarks: 'Crane is broken!' });
    });
  });
}
