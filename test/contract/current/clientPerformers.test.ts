import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { RunTaskId } from '../../../src/core/base/ids.ts';
import { type PerformerRef, refOf } from '../../../src/core/account/assignee.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';
import { request } from './launchRequest.ts';

describe('The client changing the performers of a task in today’s API', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member): PneumaticApi =>
    createApi(
      { server: sandbox().process.origin, key: keyOf(member), files: undefined },
      { dialect: 'current' },
    );
  const start = async (): Promise<RunTaskId> => {
    const { id } = await valueOf(connect('tomas').launch(request('15', {})));
    const [task] = (await valueOf(connect('tomas').getRun(id))).tasks;
    assert.ok(task);
    return task.id;
  };
  const names = async (task: RunTaskId): Promise<readonly string[]> =>
    (await valueOf(connect('tomas').getTask(task))).performers.map(({ name }) => name);
  const refTo = async (named: string): Promise<PerformerRef> => {
    const all = await valueOf(connect('tomas').listAssignees());
    const found = all.find(({ name }) => name === named);
    const ref = found && refOf(found);
    assert.ok(ref);
    return ref;
  };

  it('adds people and groups who can be chosen, and removes them', async () => {
    const task = await start();
    const [first = ''] = await names(task);
    const all = await valueOf(connect('tomas').listAssignees());
    const group = all.find(({ kind }) => kind === 'group')?.name ?? '';
    const person = all.find(({ kind, name }) => kind === 'person' && name !== first)?.name ?? '';
    for (const name of [person, group]) {
      await valueOf(connect('tomas').addPerformer(task, await refTo(name)));
    }
    assert.deepEqual((await names(task)).toSorted(), [first, group, person].toSorted());
    for (const name of [person, group]) {
      await valueOf(connect('tomas').removePerformer(task, await refTo(name)));
    }
    assert.deepEqual(await names(task), [first]);
  });

  it('adds a guest by e-mail, and removes the one that the task then names', async () => {
    const task = await start();
    const guest: PerformerRef = { kind: 'guest', key: 'pat@elsewhere.example' };
    await valueOf(connect('tomas').addPerformer(task, guest));
    const { performers } = await valueOf(connect('tomas').getTask(task));
    const added = performers.find(({ name }) => name === guest.key);
    assert.deepEqual(added?.ref, guest);
    await valueOf(connect('tomas').removePerformer(task, guest));
    assert.equal((await names(task)).length, 1);
  });

  it('is told who may not, and that somebody has to stay', async () => {
    const task = await start();
    const { performers } = await valueOf(connect('tomas').getTask(task));
    const [only] = performers;
    assert.ok(only?.ref);
    const forbidden = await errorOf(connect('aiko').addPerformer(task, only.ref));
    assert.equal(forbidden.kind, 'forbidden');
    const refused = await errorOf(connect('tomas').removePerformer(task, only.ref));
    assert.equal(refused.kind, 'rejected');
  });
});
