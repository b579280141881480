import type { LaunchRequest } from '../../src/core/kickoff/launchRequest.ts';
import { fieldId, runId, runTaskId, selectionId, workflowId } from '../../src/core/base/ids.ts';
import { valueOf } from '../support/apiHarness.ts';
import { completeActive } from '../support/completeActive.ts';
import type { Call, Service, Subject } from './call.ts';
import { emailOf } from '../support/members.ts';

/** A run and a task of the demo account that are not completed. */
export const anyRunning = { run: runId('14'), task: runTaskId('56') };

/** A run that may be finished early: the go-live of a marina. */
const goLive: Pick<LaunchRequest, 'workflow' | 'values'> = {
  workflow: workflowId('14'),
  values: [
    {
      field: fieldId('marina'),
      value: { kind: 'dropdown', selection: selectionId('Test marina') },
    },
    { field: fieldId('contact'), value: { kind: 'string', text: 'Ole' } },
    { field: fieldId('guide'), value: { kind: 'user', text: emailOf('priya') } },
  ],
};
const handover: typeof goLive = { workflow: workflowId('10'), values: [] };

/** Launches a run for a call, and returns it with its first task. */
async function startRun(
  { api }: Service,
  launch: typeof goLive,
  name: string,
): Promise<Omit<Subject, 'name'>> {
  const { id } = await valueOf(api.launch({ ...launch, name, taskLinks: [] }));
  const [task] = (await valueOf(api.getRun(id))).tasks;
  if (!task) throw new Error('The run has no task.');
  return { run: id, task: task.id };
}

/** Prepares the data of a call. */
export async function subjectOf(call: Call, service: Service, name: string): Promise<Subject> {
  if (!call.changes) return { name, ...anyRunning };
  if (call.changes === 'task') return { name, ...(await startRun(service, handover, name)) };
  const started = await startRun(service, goLive, name);
  await completeActive(service.api, started.run);
  return { name, ...started };
}
