import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import {
  type RunId,
  fieldId,
  personId,
  selectionId,
  workflowId,
} from '../../../src/core/base/ids.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import type { RunTask } from '../../../src/core/runs/run.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';
import { request } from './launchRequest.ts';

describe('The client listing runs, tasks and workflows of today’s API', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member = 'maya'): PneumaticApi => {
    const connection = { server: sandbox().process.origin, key: keyOf(member), files: undefined };
    return createApi(connection, { dialect: 'current' });
  };
  const start = async (asked: LaunchRequest, member?: Member): Promise<RunId> =>
    (await valueOf(connect(member).launch(asked))).id;
  const activeTask = async (run: RunId): Promise<RunTask> => {
    const { tasks } = await valueOf(connect().getRun(run));
    const task = tasks.find(({ state }) => state === 'active');
    assert.ok(task);
    return task;
  };
  const goLive = {
    marina: { kind: 'dropdown', selection: selectionId('Test marina') },
    contact: { kind: 'string', text: 'Ole' },
    guide: { kind: 'user', text: emailOf('priya') },
  } as const;

  it('lists runs by state, starter, workflow and words, newest first', async () => {
    const own = await start(request('10', {}, { name: 'Lighthouse north' }));
    const other = await start(request('10', {}, { name: 'Lighthouse south' }), 'tomas');
    const api = connect();
    const ids = async (filter: Parameters<PneumaticApi['listRuns']>[0]) =>
      (await valueOf(api.listRuns({ workflow: workflowId('10'), ...filter }))).items.map(
        ({ id }) => id,
      );
    assert.deepEqual((await ids({})).slice(0, 2), [other, own]);
    const mine = await ids({ mine: true });
    assert.ok(mine.includes(own) && !mine.includes(other));
    assert.deepEqual(await ids({ search: 'Lighthouse' }), [other, own]);
    assert.ok(!(await ids({ state: 'done' })).includes(own));
    assert.ok(!(await ids({ workflow: workflowId('15') })).includes(own));
  });

  it('lists the runs that wait for a person, also as one of a group, or for a group', async () => {
    const api = connect('tomas');
    const washed = await start(
      request('17', {
        boat: { kind: 'string', text: 'Tern' },
        when: { kind: 'dropdown', selection: selectionId('Now') },
        helper: { kind: 'user', text: 'Engineering' },
      }),
      'tomas',
    );
    const waiting = async (kind: 'person' | 'group', name: string) => {
      const assignees = await valueOf(api.listAssignees());
      const id = assignees.find((each) => each.kind === kind && each.name === name)?.id ?? '';
      const query = { waitsFor: { kind, id }, workflow: workflowId('17') };
      return (await valueOf(api.listRuns(query))).items.map((run) => run.id);
    };
    assert.deepEqual(await waiting('group', 'Engineering'), [washed]);
    assert.deepEqual(await waiting('person', 'Priya Nair'), [washed]);
    assert.deepEqual(await waiting('person', 'Samuel Okafor'), []);
    assert.equal(
      (await errorOf(api.listRuns({ waitsFor: { kind: 'group', id: '1' }, state: 'done' }))).kind,
      'rejected',
    );
  });

  it('lists runs that somebody started, with the values that are asked for', async () => {
    const contact = { ...goLive, contact: { kind: 'string', text: 'Ole Lighthouse' } } as const;
    const run = await start(request('14', contact), 'priya');
    const { items } = await valueOf(
      connect().listRuns({
        starter: personId('3'),
        fields: [fieldId('contact')],
        state: 'running',
      }),
    );
    const listed = items.find(({ id }) => id === run);
    assert.deepEqual(
      listed?.listedValues?.map(({ text }) => text),
      ['Ole Lighthouse'],
    );
    assert.ok(items.every(({ startedBy }) => startedBy === 'Priya Nair'));
  });

  it('lists tasks of one workflow, completed ones, and those of others for admins', async () => {
    const walk = await activeTask(await start(request('15', {}, { name: 'Beacon walk' })));
    const list = async (query: Parameters<PneumaticApi['listTasks']>[0], member?: Member) =>
      (await valueOf(connect(member).listTasks(query))).items;
    const ofWorkflow = await list({ workflow: workflowId('15') });
    assert.ok(ofWorkflow.some(({ id }) => id === walk.id));
    assert.ok(ofWorkflow.every(({ workflow }) => workflow === '15'));
    assert.ok((await list({ search: 'Beacon' })).some(({ id }) => id === walk.id));
    await valueOf(connect().completeTask({ task: walk.id, values: [] }));
    const [latest] = await list({ completed: true });
    assert.equal(latest?.id, walk.id);
    await list({ assignedTo: personId('3') });
    const refused = await errorOf(connect('priya').listTasks({ assignedTo: personId('1') }));
    assert.equal(refused.kind, 'rejected');
  });

  it('lists runs page by page, each once', async () => {
    const api = connect();
    for (let count = 0; count < 55; count += 1) await start(request('15', {}, { name: 'Lantern' }));
    const found: RunId[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await valueOf(api.listRuns({ search: 'Lantern', cursor }));
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      pages += 1;
    } while (cursor !== undefined);
    assert.equal(pages, 2);
    assert.equal(new Set(found).size, 55);
  });

  it('finds workflows by their words', async () => {
    const { items } = await valueOf(
      connect().listWorkflows({ ordering: 'name', search: 'marina' }),
    );
    assert.ok(items.some(({ id }) => id === '14'));
    const none = await valueOf(connect().listWorkflows({ ordering: 'name', search: 'zeppelin' }));
    assert.deepEqual(none.items, []);
  });
});
