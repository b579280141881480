import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { actionsOn, returnTargets } from '../../../src/core/runs/runActions.ts';
import { type RunDetail, hasStarted } from '../../../src/core/runs/run.ts';
import type { TaskDetail } from '../../../src/core/tasks/task.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { type RunId, selectionId, workflowId } from '../../../src/core/base/ids.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';
import { type Values, request, valuesOf } from './launchRequest.ts';

describe('The client following runs in a sandbox that speaks today’s API', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member = 'maya'): PneumaticApi => {
    const { origin } = sandbox().process;
    const connection = { server: origin, key: keyOf(member), files: `${origin}/files` };
    return createApi(connection, { dialect: 'current' });
  };
  const start = async (asked: LaunchRequest, member?: Member): Promise<RunId> =>
    (await valueOf(connect(member).launch(asked))).id;
  const read = (run: RunId, member?: Member): Promise<RunDetail> =>
    valueOf(connect(member).getRun(run));
  const activeTask = async (run: RunId, member?: Member): Promise<TaskDetail> => {
    const task = (await read(run, member)).tasks.find(({ state }) => state === 'active');
    assert.ok(task);
    return valueOf(connect(member).getTask(task.id));
  };
  const goLive = {
    marina: { kind: 'dropdown', selection: selectionId('Test marina') },
    contact: { kind: 'string', text: 'Ole' },
    guide: { kind: 'user', text: emailOf('priya') },
  } as const;
  const tick = async (task: TaskDetail): Promise<void> => {
    for (const { id: checklist, items } of task.checklists) {
      for (const { id: item } of items) {
        await valueOf(connect().markItem({ checklist, item, checked: true }));
      }
    }
  };
  const complete = (task: TaskDetail, values: Values = {}, member?: Member) =>
    connect(member).completeTask({ task: task.id, values: valuesOf(values) });

  it('sees a run from its launch to its end, task by task', async () => {
    const dueAt = (Math.floor(Date.now() / 1000) + 86_400) * 1000;
    const run = await start(request('14', goLive, { urgent: true, dueAt }));
    const started = await read(run);
    assert.deepEqual([started.state, started.urgent, started.dueAt], ['running', true, dueAt]);
    assert.equal(started.startedBy, 'Maya Lindqvist');
    assert.deepEqual(
      started.tasks.map(({ number, state }) => [number, state]),
      [
        [1, 'active'],
        [2, 'pending'],
        [3, 'pending'],
      ],
    );

    const first = await activeTask(run);
    assert.equal(first.name, 'Call Ole');
    assert.deepEqual(first.performers, [
      {
        ...{ kind: 'person', name: 'Maya Lindqvist', completed: false, isMe: true },
        ref: { kind: 'person', key: '1' },
      },
    ]);
    const tooEarly = await errorOf(complete(first));
    assert.equal(tooEarly.kind, 'rejected');
    await tick(first);
    const ticked = await valueOf(connect().getTask(first.id));
    assert.deepEqual(ticked.checklist, { total: 2, marked: 2 });
    assert.ok(ticked.checklists.every(({ items }) => items.every(({ checked }) => checked)));
    assert.equal((await valueOf(complete(first))).state, 'completed');

    const second = await activeTask(run);
    assert.deepEqual(
      second.fields.map(({ id, kind }) => [id, kind]),
      [
        ['berths', 'number'],
        ['oddities', 'text'],
      ],
    );
    const wrong = await errorOf(complete(second, { berths: { kind: 'number', text: 'many' } }));
    assert.ok(wrong.kind === 'rejected');
    assert.deepEqual(
      wrong.rejections.map(({ target }) => target),
      [{ part: 'field', id: 'berths' }],
    );
    const filledIn = await valueOf(complete(second, { berths: { kind: 'number', text: '12.5' } }));
    assert.equal(filledIn.fields[0]?.startValue, '12.5');

    const third = await activeTask(run, 'priya');
    assert.deepEqual(third.performers.map(({ kind, isMe }) => [kind, isMe]).toSorted(), [
      ['group', true],
      ['person', true],
    ]);
    await valueOf(complete(third, {}, 'priya'));
    const ended = await read(run);
    assert.equal(ended.state, 'done');
    assert.equal(typeof ended.completedAt, 'number');

    const { items } = await valueOf(connect().listEvents(run, undefined));
    const kinds = items.map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'taskCompleted').length, 3);
    assert.equal(kinds[0], 'completed');
    const times = items.map(({ at }) => at ?? 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    assert.ok(items.some(({ by }) => by === 'Priya Nair'));
  });

  describe('with tasks', () => {
    it('lists the tasks that are mine until they are done', async () => {
      const run = await start(request('15', {}, { name: 'Pier 7' }));
      const mine = async (member: Member) =>
        (await valueOf(connect(member).listTasks({}))).items
          .filter(({ runName }) => runName === 'Pier 7')
          .map(({ name }) => name);
      assert.deepEqual(await mine('maya'), ['Walk along the pier']);
      assert.deepEqual(await mine('priya'), []);
      await valueOf(complete(await activeTask(run)));
      assert.deepEqual(await mine('maya'), ['Write down what you saw']);
    });

    it('lets one of two complete a task, and tells the other', async () => {
      const task = await activeTask(await start(request('10')));
      const both = await Promise.all([complete(task), complete(task, {}, 'tomas')]);
      assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
      const refused = both.find(({ ok }) => !ok);
      assert.ok(refused && !refused.ok && refused.error.kind === 'rejected');
      assert.notEqual(refused.error.message, '');
    });

    it('knows whether the member may complete a task that they can open', async () => {
      const run = await start(request('10'));
      await valueOf(complete(await activeTask(run), {}, 'priya'));
      const workable = async (member: Member) => (await activeTask(run, member)).workable;
      assert.deepEqual([await workable('maya'), await workable('tomas')], [true, true]);
      assert.equal(await workable('priya'), false);
      const refused = await errorOf(complete(await activeTask(run), {}, 'priya'));
      assert.equal(refused.kind, 'forbidden');
    });

    it('is forbidden to complete what the member does not perform', async () => {
      const task = await activeTask(await start(request('10')));
      assert.equal((await errorOf(complete(task, {}, 'jonas'))).kind, 'forbidden');
      assert.equal((await valueOf(connect().getTask(task.id))).state, 'active');
    });

    it('returns a task, with a reason that is in the log', async () => {
      const run = await start(request('10'));
      await valueOf(complete(await activeTask(run)));
      const second = await activeTask(run, 'tomas');
      assert.ok(second.returnsTo.length > 0);
      assert.equal((await errorOf(connect('tomas').returnTask(second.id, ''))).kind, 'rejected');
      await valueOf(connect('tomas').returnTask(second.id, 'Look again'));
      assert.equal((await read(run)).tasks.find(({ state }) => state === 'active')?.number, 1);
      const { items } = await valueOf(connect().listEvents(run, undefined));
      assert.ok(items.some(({ kind, text }) => kind === 'taskReturned' && text === 'Look again'));
    });

    it('writes comments on a run and on a task', async () => {
      const run = await start(request('15'));
      await valueOf(connect().commentOnRun(run, 'On the **run**'));
      await valueOf(connect().commentOnTask((await activeTask(run)).id, 'On the task'));
      const { items } = await valueOf(connect().listEvents(run, undefined));
      assert.deepEqual(
        items.filter(({ kind }) => kind === 'comment').map(({ text, by }) => [text, by]),
        [
          ['On the task', 'Maya Lindqvist'],
          ['On the **run**', 'Maya Lindqvist'],
        ],
      );
      assert.equal((await errorOf(connect().commentOnRun(run, ' '))).kind, 'rejected');
    });
  });

  describe('with changes of a run', () => {
    it('snoozes a run and resumes it', async () => {
      const run = await start(request('15'), 'tomas');
      const api = connect('tomas');
      await valueOf(api.snoozeRun(run, Date.now() + 86_400_000));
      assert.equal((await read(run, 'tomas')).state, 'snoozed');
      const snoozed = await valueOf(api.listRuns({ state: 'snoozed' }));
      assert.ok(snoozed.items.some(({ id }) => id === run));
      await valueOf(api.resumeRun(run));
      assert.equal((await read(run, 'tomas')).state, 'running');
    });

    it('renames a run, makes it urgent or not, and sets and drops its due date (§3.5 PATCH)', async () => {
      const run = await start(request('10'));
      const api = connect();
      const dueAt = (Math.floor(Date.now() / 1000) + 86_400) * 1000;
      await valueOf(api.changeRun(run, { name: 'Night watch', urgent: true, dueAt }));
      const changed = await read(run);
      assert.deepEqual([changed.name, changed.urgent, changed.dueAt], ['Night watch', true, dueAt]);
      const { items } = await valueOf(api.listEvents(run, undefined));
      const kinds = items.map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['taskStarted', 'urgent'], 'nothing of when a run is due');
      await valueOf(api.changeRun(run, { urgent: false }));
      await valueOf(api.changeRun(run, { dueAt: null }));
      const again = await read(run);
      assert.deepEqual([again.name, again.urgent, again.dueAt], ['Night watch', false, undefined]);
    });

    it('is told why a run cannot be changed so (§1.1, §3.5 PATCH)', async () => {
      const run = await start(request('10'));
      for (const change of [{ name: ' ' }, { dueAt: 1000 }]) {
        const error = await errorOf(connect().changeRun(run, change));
        assert.ok(error.kind === 'rejected' && error.message !== '');
      }
    });

    it('returns a run to a task that has been completed, which starts it again (§3.5 return-to)', async () => {
      const run = await start(request('10'));
      await valueOf(complete(await activeTask(run)));
      const before = await read(run);
      const [target, ...others] = returnTargets(before);
      assert.deepEqual([target?.number, others], [1, []]);
      assert.ok(target && actionsOn(before).includes('returnToTask'));
      await valueOf(connect().returnRun(run, target.id));
      const after = await read(run);
      assert.deepEqual(
        after.tasks.map(({ state }) => state),
        ['active', 'pending', 'pending'],
      );
      assert.ok(!actionsOn(after).includes('returnToTask'));
      // There is a page of what has started once, and of nothing else.
      assert.deepEqual(after.tasks.map(hasStarted), [true, true, false]);
      const reads = await Promise.all(after.tasks.map(({ id }) => connect().getTask(id)));
      assert.deepEqual([reads[1]?.ok, reads[2]?.ok], [true, false]);
      const pending = after.tasks[2];
      assert.ok(pending);
      assert.equal((await errorOf(connect().returnRun(run, pending.id))).kind, 'rejected');
    });

    it('finishes a run early where its template lets it, once (§3.5 finish)', async () => {
      const run = await start(request('14', goLive));
      const begun = await read(run);
      // Named after a value of the kick-off form, which the service fills in once it starts (§4.3).
      assert.equal(begun.tasks[1]?.name, 'Set up the berths of Test marina');
      assert.ok(actionsOn(begun).includes('finish'));
      await valueOf(connect().finishRun(run));
      const ended = await read(run);
      assert.equal(ended.state, 'done');
      // The service leaves them as they were, though nobody will do them any more.
      assert.deepEqual([...new Set(ended.tasks.map(({ state }) => state))], ['notDone']);
      const [open, ...others] = ended.tasks;
      assert.ok(open);
      assert.equal((await valueOf(connect().getTask(open.id))).state, 'notDone');
      assert.deepEqual([hasStarted(open), others.some(hasStarted)], [true, false]);
      assert.deepEqual(actionsOn(ended), ['delete']);
      assert.equal((await errorOf(connect().finishRun(run))).kind, 'rejected');
      const other = await start(request('10'));
      assert.ok(!actionsOn(await read(other)).includes('finish'));
      assert.equal((await errorOf(connect().finishRun(other))).kind, 'rejected');
    });

    it('deletes a run, once (§3.5 DELETE)', async () => {
      const run = await start(request('10'));
      await valueOf(connect().deleteRun(run));
      assert.equal((await errorOf(connect('tomas').getRun(run))).kind, 'notFound');
      assert.ok(['notFound', 'forbidden'].includes((await errorOf(connect().deleteRun(run))).kind));
    });

    it('sets when a task is due, and takes the date away (§3.6 due-date)', async () => {
      const run = await start(request('10'));
      const { id } = await activeTask(run);
      const dueAt = (Math.floor(Date.now() / 1000) + 7200) * 1000;
      await valueOf(connect().setTaskDueDate(id, dueAt));
      assert.equal((await valueOf(connect().getTask(id))).dueAt, dueAt);
      assert.equal((await errorOf(connect().setTaskDueDate(id, 1000))).kind, 'rejected');
      await valueOf(connect().setTaskDueDate(id, null));
      assert.equal((await valueOf(connect().getTask(id))).dueAt, undefined);
    });

    it('knows who may change a run: who owns the account or, as an admin, the workflow (§3.5)', async () => {
      const run = await start(request('14', goLive), 'priya');
      for (const member of ['maya', 'tomas', 'priya'] as const) {
        const expected = member !== 'priya';
        assert.equal((await read(run, member)).changeable, expected, member);
        const { items } = await valueOf(connect(member).listRuns({ workflow: workflowId('14') }));
        const listed = items.find(({ id }) => id === run);
        // Who owns the account is shown in lists what others share with them, alone.
        assert.equal(listed?.changeable, member === 'tomas' ? undefined : expected, member);
        const answer = await connect(member).changeRun(run, { name: `Of ${member}` });
        assert.equal(answer.ok || answer.error.kind, expected || 'forbidden', member);
      }
      const [task] = (await read(run)).tasks;
      assert.ok(task);
      assert.equal((await errorOf(connect('priya').finishRun(run))).kind, 'forbidden');
      assert.equal((await errorOf(connect('priya').returnRun(run, task.id))).kind, 'forbidden');
      assert.equal((await errorOf(connect('priya').deleteRun(run))).kind, 'forbidden');
      const dated = connect('priya').setTaskDueDate(task.id, null);
      assert.equal((await errorOf(dated)).kind, 'forbidden');
    });
  });

  describe('with launches and keys', () => {
    it('offers the groups and people that a launch takes', async () => {
      const assignees = await valueOf(connect().listAssignees());
      const firstPerson = assignees.findIndex(({ kind }) => kind === 'person');
      assert.ok(firstPerson > 0);
      assert.ok(assignees.slice(firstPerson).every(({ kind }) => kind === 'person'));
      assert.ok(assignees.some(({ value }) => value === emailOf('elena')));
      assert.ok(!assignees.some(({ value }) => value === emailOf('henrik')));
      for (const { value } of [assignees[0], assignees.at(-1)].filter(
        (each) => each !== undefined,
      )) {
        await start(request('14', { ...goLive, guide: { kind: 'user', text: value } }));
      }
    });

    it('uploads a file whose link a launch takes', async () => {
      const api = connect();
      assert.equal((await valueOf(api.capabilities())).uploads, true);
      const content = new TextEncoder().encode('Ahoj\n'.repeat(50_000));
      const link = await valueOf(api.upload({ name: 'plan.txt', type: 'text/plain', content }));
      const run = await start(request('14', { ...goLive, map: { kind: 'file', text: link } }));
      const map = (await read(run)).values.find(({ kind }) => kind === 'file');
      assert.equal(map?.text, link);
      const [, address = ''] = /\((.*)\)/.exec(link) ?? [];
      const stored = await fetch(address, {
        headers: { Authorization: `Bearer ${keyOf('maya')}` },
      });
      assert.deepEqual(new Uint8Array(await stored.arrayBuffer()), content);
    });

    it('checks a key by whose it is', async () => {
      const { origin } = sandbox().process;
      const check = (key: string) => createApi({ server: origin, key }).checkKey();
      assert.equal((await valueOf(check(keyOf('priya'))))?.name, 'Priya Nair');
      assert.equal((await errorOf(check('pn-no-such-key'))).kind, 'unauthorized');
    });
  });
});
