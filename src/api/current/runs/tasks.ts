import type { TasksApi } from '../../../core/tasks/tasksApi.ts';
import type { Answer, Page } from '../../../core/base/answer.ts';
import type { TaskCompletion } from '../../../core/tasks/completion.ts';
import type { ChecklistMark, Checklist, MyTask, TaskDetail } from '../../../core/tasks/task.ts';
import { startValues } from '../../../core/form/values.ts';
import {
  type RunTaskId,
  checklistId,
  checklistItemId,
  runId,
  runTaskId,
} from '../../../core/base/ids.ts';
import type { TaskQuery } from '../../../core/tasks/taskQuery.ts';
import { readPages } from '../../../core/base/readPages.ts';
import { success } from '../../../core/base/result.ts';
import type { UnreadableField } from '../../../core/base/unreadable.ts';
import type { KickoffForm } from '../../../core/form/field.ts';
import { distinct, mapped, wireId } from '../../mapping.ts';
import { changeUnknown } from '../../outcome.ts';
import { readAs } from '../../parseAnswer.ts';
import { encodeValues, noteNaming } from '../encodeValues.ts';
import type { Encoding } from '../generation.ts';
import { queryOf, readPage, searchWords } from '../paging.ts';
import type { Sources } from '../sources.ts';
import { changed } from './changed.ts';
import { sendComment } from './commentText.ts';
import { encodingOf } from './encodingOf.ts';
import { runState, toMyTask, toPlaceless, toSubRuns } from './map.ts';
import { plainMarkdown } from './markdown.ts';
import { inTaskDetail } from './mentioned.ts';
import type { Members } from './members.ts';
import { createPerformers } from './performerChanges.ts';
import { toPerformer, withMembers } from './performers.ts';
import {
  type WireChecklist,
  type WireRunPerformer,
  type WireTaskDetail,
  myTaskSchema,
  taskDetailSchema,
} from './schema.ts';
import { heldForm, withHidden } from './values.ts';

type Signal = AbortSignal | undefined;

/** How many tasks the first page has; few have more. */
const tasksOnFirstPage = 100;
/** How many a later page has; the service knows no upper limit. */
const tasksOnLaterPages = 1000;

const pageSize = (cursor: string | undefined): number =>
  cursor === undefined ? tasksOnFirstPage : tasksOnLaterPages;

async function listTasks(
  { client }: Sources,
  { assignedTo, completed, workflow, search, cursor, limit = pageSize(cursor) }: TaskQuery,
  signal: Signal,
): Answer<Page<MyTask>> {
  const query = queryOf({
    assigned_to: assignedTo,
    is_completed: completed === true ? 'true' : undefined,
    ordering: completed === true ? '-completed' : undefined,
    template_id: workflow,
    search: searchWords(search),
  });
  const endpoint = { route: '/v3/tasks', query };
  const answer = await readPage(
    client,
    endpoint,
    { item: myTaskSchema },
    { limit, cursor },
    signal,
  );
  return mapped(answer, ({ items, ...rest }) => ({
    ...rest,
    items: distinct(items.map(toMyTask)),
  }));
}

const toChecklist = (wire: WireChecklist): Checklist => ({
  id: checklistId(wire.id),
  items: wire.selections.items.map(({ id, value, is_selected: checked }) => ({
    id: checklistItemId(id),
    label: value,
    checked,
  })),
});

/**
 * Whether I may change the run of a task, as for a run; the answer does not say who owns the
 * workflow.
 */
const mayChangeRuns = ({ me }: Members): boolean =>
  me?.ownsAccount === true || me?.isAdmin !== false;

/**
 * Its performers may work on a task, and so may the owner of the account; the service refuses
 * everybody else.
 */
function mayWork({ performers }: WireTaskDetail, members: Members): boolean {
  const { me, people } = members;
  if (me?.id === undefined || me.ownsAccount) return true;
  const isUnknown = ({ type, source_id: id }: WireRunPerformer): boolean =>
    type === 'group' && !people.groups.has(id ?? '');
  return performers.some((one) => isUnknown(one) || toPerformer(one, members).isMe);
}

/** Members of a performing group may complete the task, but cannot tick its items off. */
function mayTick({ performers }: WireTaskDetail, members: Members): boolean {
  const { me } = members;
  if (me?.id === undefined || me.ownsAccount) return true;
  return performers.some((one) => one.type !== 'group' && toPerformer(one, members).isMe);
}

/** Whether each member of a group that I belong to has to complete the task. */
function waitsForGroup(task: TaskDetail): boolean {
  const mine = task.performers.filter(({ isMe }) => isMe);
  const isOpen = task.state === 'active' && task.run.state === 'running';
  return (
    isOpen && task.completedByAll && mine.length > 0 && mine.every(({ kind }) => kind === 'group')
  );
}

/**
 * The task with `partDone`. The task itself does not say who of a group is done, but it leaves the
 * task list of that person. If the list cannot be read, the part counts as open.
 */
async function withPartDone(
  sources: Sources,
  task: TaskDetail,
  signal: Signal,
): Promise<TaskDetail> {
  if (!waitsForGroup(task)) return task;
  const mine = await readPages((cursor) => listTasks(sources, { cursor }, signal));
  if (!mine.ok || mine.value.unreadable.length > 0) return task;
  return { ...task, partDone: mine.value.items.every(({ id }) => id !== task.id) };
}

/**
 * The parts of a task that cannot be read: fields, and items of checklists, which the service
 * counts as open.
 */
function unreadableIn(wire: WireTaskDetail, form: KickoffForm): Pick<TaskDetail, 'unreadable'> {
  const items = wire.checklists.items.flatMap(({ selections }) => selections.unreadable);
  const ticks = [...wire.checklists.unreadable, ...items];
  const all: readonly UnreadableField[] = [
    ...(form.unreadable ?? []),
    ...ticks.map((part) => ({ ...part, mayBeRequired: false })),
  ];
  return all.length > 0 ? { unreadable: all } : {};
}

const toTask = (
  wire: WireTaskDetail,
  encoding: Encoding,
  members: Members,
  form = heldForm(wire, encoding, members),
): TaskDetail => ({
  ...toPlaceless(wire, runState(wire.workflow.status), members),
  description: plainMarkdown(wire.description),
  run: {
    id: runId(wire.workflow.id),
    name: wire.workflow.name,
    workflowName: wire.workflow.template_name,
    state: runState(wire.workflow.status),
    changeable: mayChangeRuns(members),
  },
  urgent: wire.is_urgent,
  completedByAll: wire.require_completion_by_all,
  checklists: wire.checklists.items.map(toChecklist),
  fields: form.fields,
  ...(form.sums && { sums: form.sums }),
  emptiesLeftOut: !wire.has_fieldsets,
  ...unreadableIn(wire, form),
  returnsTo: wire.revert_tasks.map(({ id, name }) => ({ id: runTaskId(id), name })),
  ...(wire.sub_workflows && { subRuns: toSubRuns(wire.sub_workflows) }),
  readOnly: wire.is_read_only_viewer,
  workable: mayWork(wire, members),
  mayTick: mayTick(wire, members),
});

async function readTask(
  sources: Sources,
  answer: Answer<unknown>,
  signal: Signal,
  prepare: (wire: WireTaskDetail) => WireTaskDetail = (wire) => wire,
): Answer<TaskDetail> {
  const task = mapped(await readAs(taskDetailSchema, answer), prepare);
  const read = await withMembers(sources, Promise.resolve(task), inTaskDetail, signal);
  if (!read.ok) return read;
  const { value, members } = read.value;
  const encoding = await encodingOf(sources, value, signal);
  if (!encoding.ok) return encoding;
  const detail = toTask(value, encoding.value, members);
  sources.client.noteUnreadable('/v2/tasks/{id}', detail.unreadable);
  return success(await withPartDone(sources, detail, signal));
}

const askForTask = ({ client }: Sources, id: RunTaskId, signal: Signal): Answer<unknown> =>
  client.get({ route: '/v2/tasks/{id}', id }, signal);

const getTask = (sources: Sources, id: RunTaskId, signal: Signal): Answer<TaskDetail> =>
  readTask(sources, askForTask(sources, id, signal), signal);

/** All values for a server that empties fields left out, including those that it holds now. */
async function wholeOutput(
  sources: Sources,
  { task, values, emptiesLeftOut }: TaskCompletion,
  signal: Signal,
): Answer<TaskCompletion['values']> {
  if (emptiesLeftOut !== true) return success(values);
  const held = await readTask(sources, askForTask(sources, task, signal), signal, withHidden);
  const given = new Set(values.map(({ field }) => field));
  return mapped(held, ({ fields }) => [
    ...values,
    ...startValues(fields.filter(({ id }) => !given.has(id))),
  ]);
}

async function completeTask(
  sources: Sources,
  completion: TaskCompletion,
  signal: Signal,
): Answer<TaskDetail> {
  const { task } = completion;
  const whole = await wholeOutput(sources, completion, signal);
  if (!whole.ok) return whole;
  const values = whole.value;
  const output = await encodeValues(sources, values, signal);
  if (!output.ok) return output;
  const endpoint = { route: '/v2/tasks/{id}/complete', id: task };
  const answer = await sources.client.change(endpoint, { output: output.value }, signal);
  noteNaming(sources, values, output.value, answer);
  if (!answer.ok) return answer;
  const after = await readTask(sources, Promise.resolve(answer), signal);
  if (after.ok) return after;
  // The service has accepted the completion, even if its answer cannot be read.
  const readAgain = await getTask(sources, task, signal);
  return readAgain.ok ? readAgain : changeUnknown('answer');
}

function markItem({ client }: Sources, mark: ChecklistMark, signal: Signal): Answer<void> {
  const verb = mark.checked ? 'mark' : 'unmark';
  const endpoint = { route: `/v2/tasks/checklists/{id}/${verb}`, id: mark.checklist };
  return changed(client.change(endpoint, { selection_id: wireId(mark.item) }, signal));
}

function setTaskDueDate(
  { client }: Sources,
  id: RunTaskId,
  dueAt: number | null,
  signal: Signal,
): Answer<void> {
  const endpoint = { route: '/v2/tasks/{id}/due-date', id };
  return changed(
    dueAt === null
      ? client.remove(endpoint, signal)
      : client.change(endpoint, { due_date_tsp: dueAt / 1000 }, signal),
  );
}

/** The functions for tasks, of the account that the sources belong to. */
export const createTasks = (sources: Sources): TasksApi => ({
  listTasks: (query, signal) => listTasks(sources, query, signal),
  getTask: (id, signal) => getTask(sources, id, signal),
  completeTask: (completion, signal) => completeTask(sources, completion, signal),
  returnTask: (id, comment, signal) =>
    changed(sources.client.change({ route: '/v2/tasks/{id}/revert', id }, { comment }, signal)),
  commentOnTask: (id, text, signal) =>
    sendComment(sources, text, signal, (comment) =>
      sources.client.change({ route: '/v2/tasks/{id}/comment', id }, comment, signal),
    ),
  setTaskDueDate: (id, dueAt, signal) => setTaskDueDate(sources, id, dueAt, signal),
  ...createPerformers(sources),
  markItem: (mark, signal) => markItem(sources, mark, signal),
});
