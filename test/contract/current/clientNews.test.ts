import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { personId, runId, runTaskId } from '../../../src/core/base/ids.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type Member, keyOf } from '../../support/members.ts';
import { type Json, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

const [maya, aiko] = [personId('1'), personId('5')];
const minute = 60_000;

describe('The client asking for news in today’s API', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member, dialect: 'current' | 'documented' = 'current'): PneumaticApi =>
    createApi(
      { server: sandbox().process.origin, key: keyOf(member), files: undefined },
      { dialect },
    );
  const start = async (): Promise<{ readonly run: Json; readonly task: string }> => {
    const run = await sandbox().launch(10, { name: 'Week 40' });
    return { run, task: String(tasksOf(run)[0]?.id) };
  };

  it('reads my newest tasks, and whether there are more', async () => {
    const { task } = await start();
    const { items, next } = await valueOf(connect('maya').listNewestTasks());
    assert.deepEqual([items[0]?.id, items[0]?.runName, next], [task, 'Week 40', undefined]);
  });

  it('reads who mentions me: as a performer, too, and without the signs of the service', async () => {
    const { run, task } = await start();
    const api = connect('maya');
    await valueOf(api.commentOnTask(runTaskId(task), 'Ask [Aiko Tanaka|5]'));
    const [news] = (await valueOf(connect('aiko').listSentNews(aiko))).items;
    assert.ok(news && Date.now() - news.at < minute);
    assert.deepEqual(
      { ...news, at: 0 },
      {
        ...{ kind: 'mention', at: 0, text: 'Ask @Aiko Tanaka' },
        task: { id: task, name: tasksOf(run)[0]?.name },
        run: { id: String(run.id), name: 'Week 40' },
      },
    );
    const tomas = connect('tomas');
    await valueOf(tomas.commentOnTask(runTaskId(task), 'No'));
    await valueOf(tomas.commentOnTask(runTaskId(task), 'Yes, [Maya Lindqvist|1]'));
    const mine = (await valueOf(api.listSentNews(maya))).items;
    assert.deepEqual(
      mine.flatMap((one) =>
        one.run.id === String(run.id) && one.kind === 'mention' ? [one.text] : [],
      ),
      ['Yes, @Maya Lindqvist'],
    );
  });

  it('reads what of mine is overdue: tasks, and runs by themselves or by a task', async () => {
    const api = connect('maya');
    const { run, task } = await start();
    const id = runId(String(run.id));
    const due = Date.now() + minute;
    const late = async () =>
      (await valueOf(api.listLateRuns(maya, due))).items.filter((one) => one.run.id === id);
    assert.deepEqual(await late(), []);
    await valueOf(api.changeRun(id, { dueAt: due }));
    assert.deepEqual(await late(), [
      { kind: 'lateRun', run: { id, name: 'Week 40' }, task: undefined, dueAt: due },
    ]);
    await valueOf(api.setTaskDueDate(runTaskId(task), Date.now() + 200));
    const name = tasksOf(run)[0]?.name;
    assert.deepEqual((await late())[0]?.task, { id: task, name });
    const sent = await eventually('the news', async () =>
      (await valueOf(api.listSentNews(maya))).items.find((one) => one.run.id === id),
    );
    assert.deepEqual([sent.kind, sent.task.id], ['lateTask', task]);
  });

  it('asks nothing of the documented API', async () => {
    const api = connect('maya', 'documented');
    for (const answer of [
      await errorOf(api.listNewestTasks()),
      await errorOf(api.listSentNews(maya)),
      await errorOf(api.listLateRuns(maya, 0)),
    ]) {
      assert.equal(answer.kind, 'notSupported');
    }
  });
});
