import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { lockOf, tickLockOf } from '../../../src/core/tasks/taskLock.ts';
import type { TaskDetail } from '../../../src/core/tasks/task.ts';
import type { LaunchValue } from '../../../src/core/form/values.ts';
import { fieldId, selectionId, workflowId } from '../../../src/core/base/ids.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';

type Values = Readonly<Record<string, LaunchValue>>;

describe('The client of a member of a sandbox’s account', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member = 'maya'): PneumaticApi =>
    createApi({ server: sandbox().process.origin, key: keyOf(member) }, { dialect: 'current' });
  async function firstTask(
    workflow: string,
    values: Values,
    member: Member = 'maya',
  ): Promise<TaskDetail> {
    const api = connect(member);
    const { id } = await valueOf(
      api.launch({
        workflow: workflowId(workflow),
        name: undefined,
        values: Object.entries(values).map(([name, value]) => ({ field: fieldId(name), value })),
        taskLinks: [],
      }),
    );
    const task = (await valueOf(api.getRun(id))).tasks.find(({ state }) => state === 'active');
    assert.ok(task);
    return valueOf(api.getTask(task.id));
  }

  it('knows that a part is done of what a whole group has to complete', async () => {
    const values: Values = {
      key: { kind: 'string', text: 'Release signing' },
      cause: { kind: 'radio', selection: selectionId('Planned') },
    };
    const task = await firstTask('11', values, 'jonas');
    const path = `/v2/tasks/${task.id}`;
    await sandbox().send(`${path}/create-group-performer`, { group_id: 2 }, 'tomas');
    const asAiko = () => valueOf(connect('aiko').getTask(task.id));
    assert.equal(lockOf(await asAiko()), undefined);
    const after = await valueOf(connect('aiko').completeTask({ task: task.id, values: [] }));
    assert.deepEqual([after.state, lockOf(after)], ['active', 'myPartDone']);
    assert.equal(lockOf(await asAiko()), 'myPartDone');
    assert.equal(lockOf(await valueOf(connect('samuel').getTask(task.id))), undefined);
  });

  it('knows that a member of a performing group ticks nothing off', async () => {
    const task = await firstTask('14', {
      marina: { kind: 'dropdown', selection: selectionId('Test marina') },
      contact: { kind: 'string', text: 'Ole' },
      guide: { kind: 'user', text: emailOf('priya') },
    });
    await sandbox().send(`/v2/tasks/${task.id}/create-group-performer`, { group_id: 2 });
    const shown = await valueOf(connect('aiko').getTask(task.id));
    assert.deepEqual([lockOf(shown), tickLockOf(shown)], [undefined, 'notInPerson']);
    assert.equal(tickLockOf(await valueOf(connect().getTask(task.id))), undefined);
  });
});
