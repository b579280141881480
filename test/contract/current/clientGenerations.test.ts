import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { fileLinksIn } from '../../../src/core/form/fileLinks.ts';
import { outputFormOf } from '../../../src/core/form/fillableForm.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { validate } from '../../../src/core/form/validate.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';
import { request } from './launchRequest.ts';

for (const generation of ['v4.2', 'v5', 'v6', 'v7'] as const) {
  describe(`The client following runs in a sandbox of the generation ${generation}`, () => {
    const sandbox = useCurrentSandbox({ generation });
    /** Only v7 has a file service. */
    const connect = (): PneumaticApi => {
      const { origin } = sandbox().process;
      const files = generation === 'v7' ? `${origin}/files` : undefined;
      return createApi({ server: origin, key: keyOf('maya'), files });
    };
    const upload = (api: PneumaticApi, name: string): Promise<string> => {
      const content = new TextEncoder().encode(`Content of ${name}`);
      return valueOf(api.upload({ name, type: 'text/plain', content }));
    };

    it('launches, follows and completes in its encoding', async () => {
      const api = connect();
      const { form } = await valueOf(api.getWorkflow(workflowId('14')));
      const { selectionsByValue, uploads, rules } = await valueOf(api.capabilities());
      assert.equal(selectionsByValue, ['v6', 'v7'].includes(generation));
      assert.deepEqual([uploads, rules.filesByNumber], [true, generation !== 'v7']);
      const idOf = (field: string, label: string) => {
        const selections = form.fields.find(({ id }) => id === field)?.selections ?? [];
        const selection = selections.find((each) => each.label === label);
        assert.ok(selection, `${field} offers ${label}`);
        return selection.id;
      };
      const files = [await upload(api, 'north.txt'), await upload(api, 'south.txt')].join('\n');
      const [field] = form.fields.filter(({ id }) => id === 'map');
      assert.ok(field);
      const input = { ...emptyInput, values: [[field.id, files]] as const };
      assert.deepEqual(validate(outputFormOf({ fields: [field] }), input, rules), []);
      const { id } = await valueOf(
        api.launch(
          request('14', {
            marina: { kind: 'dropdown', selection: idOf('marina', 'Test marina') },
            contact: { kind: 'string', text: 'Ole' },
            guide: { kind: 'user', text: emailOf('priya') },
            services: { kind: 'checkbox', selections: [idOf('services', 'Water')] },
            map: { kind: 'file', text: files },
          }),
        ),
      );
      const run = await valueOf(api.getRun(id));
      const map = run.values.find(({ kind }) => kind === 'file')?.text ?? '';
      assert.deepEqual(
        fileLinksIn(map).map(({ name }) => name),
        ['north.txt', 'south.txt'],
      );
      assert.equal(run.values.find(({ kind }) => kind === 'checkbox')?.text, 'Water');
      const { items } = await valueOf(api.listTasks({}));
      const task = items.find(({ runName }) => runName === run.name);
      assert.ok(task);
      const { checklists } = await valueOf(api.getTask(task.id));
      for (const { id: checklist, items: entries } of checklists) {
        for (const { id: item } of entries) {
          await valueOf(api.markItem({ checklist, item, checked: true }));
        }
      }
      const done = await valueOf(api.completeTask({ task: task.id, values: [] }));
      assert.equal(done.state, 'completed');
    });
  });
}
