import { type RunTaskId, runTaskId, workflowId } from '../../src/core/ids.ts';
import { valueOf } from '../support/apiHarness.ts';
import type { Call, Service, Subject } from './call.ts';

/** One of the demo account’s that is not completed. */
export const anyTask = runTaskId('56');

/** The first task of a run that is launched for it. */
async function startTask({ api }: Service, name: string): Promise<RunTaskId> {
  const launched = api.launch({ workflow: workflowId('10'), name, values: [], taskLinks: [] });
  const { tasks } = await valueOf(api.getRun((await valueOf(launched)).id));
  const [task] = tasks;
  if (!task) throw new Error('The run has no task.');
  return task.id;
}

/** What a call is sent about, ready to be sent. */
export const subjectOf = async (call: Call, service: Service, name: string): Promise<Subject> => ({
  name,
  task: call.changesTask ? await startTask(service, name) : anyTask,
});
