import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Asker, askerOf, named, ownsAccount, rolesOf, includes } from '../access.ts';
import type { ValueContext } from '../values/fieldValue.ts';
import { sentValues } from '../values/encoding.ts';
import { checkKickoff, everyField } from '../values/kickoffValues.ts';
import { messages } from '../messages.ts';
import { presentRun } from './presentRun.ts';
import { readBody } from '../http/readBody.ts';
import { invalid } from '../../refusal.ts';
import { type LaunchBody, readLaunchBody } from './launchBody.ts';
import { finalName, firstName } from './runName.ts';
import { begin, storedRun } from '../../rules/flow.ts';
import { storedTemplate } from '../templates/templates.ts';
import { valueContextOf } from '../values/valueContext.ts';

/** Launches a workflow and answers with the new run. */
export async function launchTemplate(store: Store, call: Call): Promise<Response> {
  const asker = askerOf(store, call);
  const workflow = named(
    call,
    asker,
    (id) => storedTemplate(store, id),
    (found) => rolesOf(asker, found).length > 0,
    { message: messages.MSG_PT_0069 },
  );
  const body = readLaunchBody(await readBody(call));
  const context = valueContextOf(store, call);
  return store.transaction(() => {
    const run = launch(store, asker, workflow, body, context);
    return call.json(presentRun(run, workflow, asker, context));
  });
}

function launch(
  store: Store,
  asker: Asker,
  workflow: Workflow,
  body: LaunchBody,
  context: ValueContext,
): Run {
  checkAncestor(store, asker, body.ancestorTask);
  if (!workflow.active) throw invalid(messages.MSG_PW_0066);
  const values = sentValues(everyField(workflow.kickoff), body.kickoff, context);
  checkKickoff(workflow.kickoff, values, context);
  const at = new Date().toISOString();
  const id = store.addRun({
    workflowId: workflow.id,
    name: firstName(body.name ?? undefined, workflow, asker.person, context.zone),
    values: Object.entries(values),
    taskUrls: [],
    launchedBy: asker.person.id,
    launchedAt: at,
    dialect: 'current',
    urgent: body.urgent,
    dueAt: body.dueAt,
    ancestorTask: body.ancestorTask,
  });
  store.changeRun(id, { name: finalName(storedRun(store, id), workflow, context) });
  begin({ store, context, at, personId: asker.person.id }, id, workflow);
  noteAncestor(store, id, body.ancestorTask);
  return storedRun(store, id);
}

/** Only a performer of an active task may make a run a part of it. */
function checkAncestor(store: Store, asker: Asker, id: number | null): void {
  if (id === null) return;
  const name = 'ancestor_task_id';
  const run = store.runOfTask(id);
  const task = run?.tasks.find((each) => each.id === id);
  if (!task) throw invalid('There is no such task.', { name });
  if (run?.status === 'snoozed') throw invalid(messages.MSG_PW_0072, { name });
  if (task.status !== 'active') throw invalid(messages.MSG_PW_0074, { name });
  const isPerformer = task.performers.some((performer) => includes(asker, performer));
  if (!isPerformer && !ownsAccount(asker)) throw invalid(messages.MSG_PW_0075, { name });
}

/** The run of the parent task gets an event about its new part. */
function noteAncestor(store: Store, id: number, taskId: number | null): void {
  const ancestor = taskId === null ? undefined : store.runOfTask(taskId);
  if (!ancestor) return;
  const { launchedAt: at, launchedBy: personId } = storedRun(store, id);
  store.addEvent({ runId: ancestor.id, taskId, kind: 'partLaunched', at, personId });
}
