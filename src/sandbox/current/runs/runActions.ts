import type { Call } from '../../request.ts';
import type { Run, RunEventKind, RunTask } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import {
  type Body,
  asBody,
  readFuture,
  readId,
  present,
  readName,
  readTime,
  readUrgent,
  readValues,
} from '../http/bodyParts.ts';
import { sentValues } from '../values/encoding.ts';
import * as flow from '../../rules/flow.ts';
import { abbreviate, namesFields } from '../../rules/interpolate.ts';
import { checkChanges, everyField } from '../values/kickoffValues.ts';
import { messages } from '../messages.ts';
import { checkParts } from '../tasks/taskActions.ts';
import { presentRun } from './presentRun.ts';
import { taskApiName } from '../templates/presentTemplate.ts';
import { readBody } from '../http/readBody.ts';
import { finalName } from './runName.ts';
import { impossible, invalid } from '../../refusal.ts';
import { type RunRequest, mayChange, runRequest } from './runRequest.ts';

/** Changes a run and answers, with no other writer in between. */
async function act(
  store: Store,
  call: Call,
  change: (request: RunRequest, body: Body) => Response,
): Promise<Response> {
  runRequest(store, call, mayChange);
  const body = asBody(await readBody(call));
  return store.transaction(() => change(runRequest(store, call, mayChange), body));
}

const answerRun = (request: RunRequest, call: Call): Response => {
  const run = flow.storedRun(request.store, request.run.id);
  return call.json(presentRun(run, request.workflow, request.asker, request.context));
};

/** Snoozes a run until a time, which may be in the past; a run that is done, too. */
export const snoozeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request, body) => {
    const until = present(readTime(body, 'date'), 'date');
    flow.snooze(request, request.run, until);
    return answerRun(request, call);
  });

/** Resumes a run that is snoozed or done. */
export const resumeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request) => {
    if (request.run.status !== 'running') flow.resume(request, request.run);
    return answerRun(request, call);
  });

/** Ends a run before its last task. */
export const finishRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request) => {
    if (request.run.status === 'done') throw invalid(messages.MSG_PW_0008);
    if (!request.workflow.finalizable) throw invalid('This workflow cannot be ended early.');
    flow.endRun(request, request.run);
    return call.body(null, 204);
  });

/** Returns a run to one of its tasks. */
export const returnRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request, body) => {
    const task = targetOf(request, body);
    if (task.status === 'pending') throw impossible('This task has not started yet.');
    const { store, run } = request;
    const isLeft = ({ status }: RunTask): boolean => ['active', 'snoozed'].includes(status);
    if (run.status === 'running') {
      for (const left of run.tasks.filter(isLeft)) {
        checkParts({ store, task: left }, messages.MSG_PW_0071);
      }
    }
    flow.note(request, 'runReturned', request.run.id, task.id);
    flow.returnTo(request, request.run, request.workflow, task);
    return call.body(null, 204);
  });

function targetOf({ run }: RunRequest, body: Body): RunTask {
  const id = readId(body, 'task');
  const named = body['task_api_name'];
  const task = run.tasks.find((each) =>
    id === undefined ? taskApiName({ id: each.taskId }) === named : each.id === id,
  );
  if (!task) throw invalid('There is no such task.');
  return task;
}

/** @throws {Refusal} if the value is null; it may be left out. */
const notNull = <Value>(value: Value | null | undefined, name: string): Value | undefined =>
  value === undefined ? undefined : present(value, name);

/** Changes the name, the due date, the urgency or the values of a run. */
export const patchRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request, body) => {
    const { run, workflow, context } = request;
    const name = notNull(readName(body), 'name');
    const urgent = readUrgent(body);
    const dueAt = readFuture(body, 'due_date_tsp');
    const values = sentValues(everyField(workflow.kickoff), readValues(body, 'kickoff'), context);
    checkChanges(workflow.kickoff, run.values, values, context);
    store.changeRun(run.id, {
      ...(name !== undefined && { name: abbreviate(name) }),
      ...(urgent !== undefined && { urgent }),
      ...(dueAt !== undefined && { dueAt }),
    });
    putValues(request, values, name !== undefined);
    noteUrgency(request, urgent);
    return answerRun(request, call);
  });

/**
 * Puts changed values into a run, into the texts of its tasks, and into its name, unless that is
 * given.
 */
function putValues(request: RunRequest, values: Readonly<Record<string, unknown>>, named: boolean) {
  const { store, run, workflow, context } = request;
  if (Object.keys(values).length === 0) return;
  store.putRunValues(run.id, Object.entries(values));
  const changed = flow.storedRun(store, run.id);
  flow.refill(request, run, changed, workflow);
  const name = workflow.nameTemplate;
  if (named || name === null || !namesFields(name)) return;
  const nameOf = (of: Run): string => finalName({ ...of, name }, workflow, context);
  if (nameOf(run) === run.name) store.changeRun(run.id, { name: nameOf(changed) });
}

/** How long a change of urgency can be undone without a trace, in milliseconds. */
const momentMs = 60_000;

/**
 * Adds an event about a new urgency; one that undoes a recent change removes the event of that
 * change instead.
 */
function noteUrgency(request: RunRequest, urgent: boolean | undefined): void {
  const { run, store, at } = request;
  if (urgent === undefined || urgent === run.urgent) return;
  const last = store.events(run.id).findLast(({ kind }) => kinds.includes(kind));
  const isRecent = last && Date.parse(at) - Date.parse(last.at) < momentMs;
  if (isRecent) store.removeEvent(last.id);
  else flow.note(request, urgent ? 'madeUrgent' : 'madeOrdinary', run.id);
}

const kinds: readonly RunEventKind[] = ['madeUrgent', 'madeOrdinary'];

/** Deletes a run. */
export const removeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (request) => {
    store.deleteRun(request.run.id);
    return call.body(null, 204);
  });
