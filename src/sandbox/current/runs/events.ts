import type { Call } from '../../request.ts';
import type { RunEvent, RunEventKind, RunTask } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { asBody, readWords } from '../http/bodyParts.ts';
import { currentTask, definitionOf, note } from '../../rules/flow.ts';
import { notifyOfComment } from '../../rules/mentions.ts';
import { messages } from '../messages.ts';
import { answerList } from '../http/paging.ts';
import { presentRunItem } from './presentRun.ts';
import { presentOutput, presentOutputSets } from '../values/presentValues.ts';
import { readChoice, readFlag } from '../http/query.ts';
import { readBody } from '../http/readBody.ts';
import { impossible } from '../../refusal.ts';
import { type RunRequest, mayRead, runRequest, taskRequest, workflowOf } from './runRequest.ts';
import { delayBetween, presentPerformers, taskTexts } from '../tasks/taskParts.ts';
import { asSeconds, asSecondsOrNull } from '../values/time.ts';

/** An event about a person has another number than the same event about a group. */
const ofPerformers = {
  performerAdded: { user: 14, group: 20 },
  performerRemoved: { user: 15, group: 21 },
} as const satisfies Partial<Record<RunEventKind, unknown>>;

const numbers: Readonly<Record<Exclude<RunEventKind, keyof typeof ofPerformers>, number>> = {
  runCompleted: 1,
  taskStarted: 2,
  taskCompleted: 3,
  taskReturned: 4,
  commented: 5,
  runEnded: 6,
  runReturned: 8,
  taskSkipped: 9,
  runEndedByCondition: 10,
  madeUrgent: 11,
  madeOrdinary: 12,
  taskUnattended: 13,
  resumed: 16,
  snoozed: 17,
  dueDateSet: 18,
  partLaunched: 19,
  taskDelayed: 22,
};

function numberOf({ kind, target }: RunEvent): number {
  if (kind !== 'performerAdded' && kind !== 'performerRemoved') return numbers[kind];
  return ofPerformers[kind][target?.type ?? 'user'];
}

/** Answers with what has happened to a run. */
export function listRunEvents(store: Store, call: Call): Response {
  const request = runRequest(store, call, mayRead);
  return answerEvents(request, call, store.events(request.run.id));
}

/** Events that appear only in the log of a run, even if they are about a task. */
const ofRuns: readonly RunEventKind[] = [
  ...(['taskStarted', 'taskSkipped', 'taskUnattended', 'snoozed', 'resumed'] as const),
  ...(['runCompleted', 'runEnded', 'runEndedByCondition'] as const),
];

/** Answers with what has happened to a task. */
export function listTaskEvents(store: Store, call: Call): Response {
  const request = taskRequest(store, call, mayRead, 'everybody');
  const events = store
    .events(request.run.id)
    .filter(({ taskId, kind }) => taskId === request.task.id && !ofRuns.includes(kind));
  return answerEvents(request, call, events);
}

function answerEvents(request: RunRequest, call: Call, events: readonly RunEvent[]): Response {
  const ordering = readChoice(call, 'ordering', ['created', '-created']) ?? '-created';
  const comments = readFlag(call, 'include_comments') ?? true;
  const attachments = readFlag(call, 'only_attachments') ?? false;
  const wanted = events
    .filter(({ kind }) => comments || kind !== 'commented')
    .filter(({ text }) => !attachments || /\]\([^)]*\/files\//.test(text ?? ''));
  const sorted = ordering === 'created' ? wanted : wanted.toReversed();
  return answerList(call, sorted, (event) => presentEvent(request, event));
}

/** An event as the log of a run has it. */
export const presentEvent = (request: RunRequest, event: RunEvent): object => ({
  id: event.id,
  created: event.at,
  created_tsp: asSeconds(event.at),
  updated: event.changedAt,
  updated_tsp: asSecondsOrNull(event.changedAt),
  status: event.status,
  text: event.text,
  type: numberOf(event),
  user_id: event.personId,
  target_user_id: event.target?.type === 'user' ? event.target.id : null,
  target_group_id: event.target?.type === 'group' ? event.target.id : null,
  delay: event.until === null ? null : delayBetween(event.id, event.at, event.until),
  task: presentTaskOf(request, event),
  workflow_id: event.runId,
  is_urgent: request.run.urgent,
  watched: event.signs
    .filter(({ kind }) => kind === 'seen')
    .map(({ personId, value }) => ({ user_id: personId, date: value })),
  reactions: reactionsOf(event),
});

/** The ids of people by their reaction, in the order of time. */
function reactionsOf({ signs }: RunEvent): object {
  const reactions = signs.filter(({ kind }) => kind === 'reaction');
  const values = [...new Set(reactions.map(({ value }) => value))];
  return Object.fromEntries(
    values.map((value) => [
      value,
      reactions.filter((each) => each.value === value).map(({ personId }) => personId),
    ]),
  );
}

function presentTaskOf(request: RunRequest, event: RunEvent): object | null {
  const { run, workflow, context } = request;
  const task = run.tasks.find(({ id }) => id === event.taskId);
  if (!task) return null;
  const { name, description, definition } = taskTexts(run, workflow, context)(task);
  const isDone = event.kind === 'taskCompleted';
  return {
    id: task.id,
    number: definition?.number,
    name,
    description,
    performers: presentPerformers(task),
    due_date_tsp: asSecondsOrNull(task.dueAt),
    output: isDone ? presentOutput(task, definitionOf(workflow, task).fields, context) : null,
    fieldsets: isDone ? presentOutputSets(task, definitionOf(workflow, task), context) : null,
    sub_workflow: event.kind === 'partLaunched' ? presentPart(request, task, event) : null,
  };
}

/** The run that was launched as a part of the task at that moment. */
function presentPart(
  { store, context }: RunRequest,
  task: RunTask,
  event: RunEvent,
): object | null {
  const part = store.runsWithin(task.id).find(({ launchedAt }) => launchedAt === event.at);
  return part ? presentRunItem(part, workflowOf(store, part), context, []) : null;
}

/** Comments on the current task of a run. */
export const commentRun = (store: Store, call: Call): Promise<Response> =>
  comment(store, call, () => {
    const request = runRequest(store, call, mayRead, 'nobody');
    return { request, task: currentTask(request.run) };
  });

/** Comments on a task. */
export const commentTask = (store: Store, call: Call): Promise<Response> =>
  comment(store, call, () => {
    const request = taskRequest(store, call, mayRead, 'nobody');
    return { request, task: request.task };
  });

/** The task with the name that people see. */
export const namedTask = (
  { run, workflow, context }: RunRequest,
  task: RunTask,
): RunTask & { readonly name: string } => ({
  ...task,
  name: taskTexts(run, workflow, context)(task).name,
});

interface Subject {
  readonly request: RunRequest;
  readonly task: RunTask | undefined;
}

async function comment(store: Store, call: Call, find: () => Subject): Promise<Response> {
  find();
  const text = readWords(asBody(await readBody(call)), 'text', messages.MSG_PW_0047);
  return store.transaction(() => {
    const { request, task } = find();
    const isOpen = task !== undefined && ['active', 'snoozed'].includes(task.status);
    if (request.run.status === 'done' || !isOpen) throw impossible(messages.MSG_PW_0008);
    const event = note(request, 'commented', request.run.id, task.id, { text });
    notifyOfComment(request, { text, run: request.run, task: namedTask(request, task) });
    return call.json(presentEvent(request, event));
  });
}
