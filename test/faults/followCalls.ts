/** Calls about runs and their tasks. */
import type { RunEvent } from '../../src/core/runs/runEvent.ts';
import { runId, workflowId } from '../../src/core/base/ids.ts';
import type { PerformerRef } from '../../src/core/account/assignee.ts';
import { valueOf } from '../support/apiHarness.ts';
import type { Call, Service, Subject } from './call.ts';

/** A workflow of the demo account without required fields. */
const walk = workflowId('15');
/** A run of the demo account. */
const inspection = runId('14');
const farDay = Date.parse('2099-11-30T16:00:00Z');

const runCalls: readonly Call[] = [
  {
    id: 'listRuns',
    title: 'List the runs',
    kind: 'read',
    targets: { current: 'GET /workflows' },
    send: (api) => api.listRuns({}),
  },
  {
    id: 'listMine',
    title: 'List one’s own runs, where it cannot be told who owns the key',
    kind: 'read',
    targets: { current: 'GET /auth/context' },
    send: (api) => api.listRuns({ mine: true }),
  },
  {
    id: 'getRun',
    title: 'Read a run',
    kind: 'read',
    targets: { current: 'GET /workflows/14' },
    send: (api) => api.getRun(inspection),
  },
  {
    id: 'getRunPeople',
    title: 'Read a run, where the list of people fails',
    kind: 'read',
    targets: { current: 'GET /accounts/users' },
    send: (api) => api.getRun(inspection),
  },
  {
    id: 'renameRun',
    title: 'Rename a run',
    kind: 'change',
    targets: { current: 'PATCH /workflows/\\d+' },
    changes: 'runPastTask',
    send: (api, { run, name }) => api.changeRun(run, { name: `New ${name}` }),
    done: async ({ api }, { run, name }) =>
      (await valueOf(api.getRun(run))).name === `New ${name}` ? 1 : 0,
  },
  {
    id: 'getRunForm',
    title: 'Read the kick-off form of a run',
    kind: 'read',
    targets: { current: 'GET /workflows/14' },
    send: (api) => api.getRunForm(inspection),
  },
  {
    id: 'changeValues',
    title: 'Change values of a run',
    kind: 'change',
    targets: { current: 'PATCH /workflows/\\d+' },
    changes: 'runPastTask',
    // Values and the name travel in one request; the workflow of these runs has no fields.
    send: (api, { run, name }) => api.changeRun(run, { name: `New ${name}`, values: [] }),
    done: async ({ api }, { run, name }) =>
      (await valueOf(api.getRun(run))).name === `New ${name}` ? 1 : 0,
  },
  {
    id: 'returnRun',
    title: 'Return a run to a task',
    kind: 'change',
    targets: { current: 'POST /workflows/\\d+/return-to' },
    changes: 'runPastTask',
    send: (api, { run, task }) => api.returnRun(run, task),
    done: async ({ api }, { run }) =>
      (await valueOf(api.getRun(run))).tasks[0]?.state === 'active' ? 1 : 0,
  },
  {
    id: 'finishRun',
    title: 'Finish a run early',
    kind: 'change',
    targets: { current: 'POST /workflows/\\d+/finish' },
    changes: 'runPastTask',
    send: (api, { run }) => api.finishRun(run),
    done: async ({ api }, { run }) => ((await valueOf(api.getRun(run))).state === 'done' ? 1 : 0),
  },
  {
    id: 'deleteRun',
    title: 'Delete a run',
    kind: 'change',
    targets: { current: 'DELETE /workflows/\\d+' },
    changes: 'runPastTask',
    send: (api, { run }) => api.deleteRun(run),
    done: async ({ api }, { run }) => {
      const read = await api.getRun(run);
      return !read.ok && ['notFound', 'forbidden'].includes(read.error.kind) ? 1 : 0;
    },
  },
];

const taskCalls: readonly Call[] = [
  {
    id: 'launchSubRun',
    title: 'Launch a sub-run of a task',
    kind: 'launch',
    targets: { current: 'POST /templates/15/run' },
    changes: 'task',
    send: (api, { task, name }) =>
      api.launch({ ...{ workflow: walk, name, values: [], taskLinks: [] }, ofTask: task }),
    done: async ({ api }, { task }) => (await valueOf(api.getTask(task))).subRuns?.length ?? 0,
  },
  {
    id: 'listTasks',
    title: 'List one’s own tasks',
    kind: 'read',
    targets: { current: 'GET /v3/tasks' },
    send: (api) => api.listTasks({}),
  },
  {
    id: 'getTask',
    title: 'Read a task',
    kind: 'read',
    targets: { current: 'GET /v2/tasks/\\d+' },
    send: (api, { task }) => api.getTask(task),
  },
  {
    id: 'completeTask',
    title: 'Complete a task',
    kind: 'change',
    targets: { current: 'POST /v2/tasks/\\d+/complete' },
    changes: 'task',
    send: (api, { task }) => api.completeTask({ task, values: [] }),
    done: async ({ api }, { task }) =>
      (await valueOf(api.getTask(task))).state === 'completed' ? 1 : 0,
  },
  {
    id: 'commentOnTask',
    title: 'Comment on a task',
    kind: 'change',
    targets: { current: 'POST /v2/tasks/\\d+/comment' },
    changes: 'task',
    send: (api, { task, name }) => api.commentOnTask(task, name),
    done: async ({ api }, { task, name }) => {
      const { run } = await valueOf(api.getTask(task));
      const { items } = await valueOf(api.listEvents(run.id, undefined));
      return items.filter(({ kind, text }) => kind === 'comment' && text === name).length;
    },
  },
  {
    id: 'setTaskDueDate',
    title: 'Set when a task is due',
    kind: 'change',
    targets: { current: 'POST /v2/tasks/\\d+/due-date' },
    changes: 'task',
    send: (api, { task }) => api.setTaskDueDate(task, farDay),
    done: async ({ api }, { task }) =>
      (await valueOf(api.getTask(task))).dueAt === farDay ? 1 : 0,
  },
];

const aiko: PerformerRef = { kind: 'person', key: '4' };
const countAiko = async ({ api }: Service, { task }: Subject): Promise<number> =>
  (await valueOf(api.getTask(task))).performers.filter(({ ref }) => ref?.key === aiko.key).length;

const performerCalls: readonly Call[] = [
  {
    id: 'addPerformer',
    title: 'Give a task to one more performer',
    kind: 'change',
    targets: { current: 'POST /v2/tasks/\\d+/create-performer' },
    changes: 'task',
    send: (api, { task }) => api.addPerformer(task, aiko),
    done: countAiko,
  },
  {
    id: 'removePerformer',
    title: 'Take a task from a performer',
    kind: 'change',
    targets: { current: 'POST /v2/tasks/\\d+/delete-performer' },
    changes: 'taskOfTwo',
    send: (api, { task }) => api.removePerformer(task, aiko),
    done: async (service, subject) => 1 - (await countAiko(service, subject)),
  },
];

/** The comment that the task has as a subject. */
async function commentIn({ api }: Service, { task }: Subject): Promise<RunEvent> {
  const { items } = await valueOf(api.listTaskEvents(task, undefined));
  const found = items.find(({ kind }) => kind === 'comment');
  if (!found) throw new Error('The task has no comment.');
  return found;
}
const countSigns =
  (value: string) =>
  async (service: Service, subject: Subject): Promise<number> =>
    ((await commentIn(service, subject)).comment?.reactions ?? []).filter(
      (reaction) => reaction.value === value,
    ).length;

const talkCalls: readonly Call[] = [
  {
    id: 'listTaskEvents',
    title: 'Read what was said about a task',
    kind: 'read',
    targets: { current: 'GET /v2/tasks/\\d+/events' },
    send: (api, { task }) => api.listTaskEvents(task, undefined),
  },
  {
    id: 'editComment',
    title: 'Edit a comment',
    kind: 'change',
    targets: { current: 'PATCH /workflows/comments/\\d+' },
    changes: 'commentOnTask',
    send: (api, { comment, name }) => api.editComment(comment, `New ${name}`),
    done: async (service, subject) =>
      (await commentIn(service, subject)).text === `New ${subject.name}` ? 1 : 0,
  },
  {
    id: 'deleteComment',
    title: 'Delete a comment',
    kind: 'change',
    targets: { current: 'DELETE /workflows/comments/\\d+' },
    changes: 'commentOnTask',
    send: (api, { comment }) => api.deleteComment(comment),
    done: async ({ api }, { task, comment }) => {
      const { items } = await valueOf(api.listTaskEvents(task, undefined));
      return items.some(({ id }) => id === comment) ? 0 : 1;
    },
  },
  {
    id: 'addReaction',
    title: 'React to a comment',
    kind: 'change',
    targets: { current: 'POST /workflows/comments/\\d+/create-reaction' },
    changes: 'commentOnTask',
    send: (api, { comment }) => api.addReaction(comment, '👍'),
    done: countSigns('👍'),
  },
  {
    id: 'removeReaction',
    title: 'Take a reaction back',
    kind: 'change',
    targets: { current: 'POST /workflows/comments/\\d+/delete-reaction' },
    changes: 'commentOnTask',
    send: (api, { comment }) => api.removeReaction(comment, '👎'),
    done: async (service, subject) => 1 - (await countSigns('👎')(service, subject)),
  },
  {
    id: 'noteSeen',
    title: 'Note that a comment has been seen',
    kind: 'change',
    targets: { current: 'POST /workflows/comments/\\d+/watched' },
    changes: 'commentOnTask',
    send: (api, { comment }) => api.noteSeen(comment),
  },
];

export const followCalls: readonly Call[] = [
  ...runCalls,
  ...taskCalls,
  ...performerCalls,
  ...talkCalls,
];
