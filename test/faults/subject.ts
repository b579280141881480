import type { LaunchRequest } from '../../src/core/kickoff/launchRequest.ts';
import { fieldId, runId, runTaskId, selectionId, workflowId } from '../../src/core/base/ids.ts';
import { valueOf } from '../support/apiHarness.ts';
import { completeActive } from '../support/completeActive.ts';
import type { Call, Service, Subject } from './call.ts';
import { emailOf } from '../support/members.ts';

/** A run and a task of the demo account that are not completed. */
export const anyRunning = { run: runId('14'), task: runTaskId('56'), comment: '1' };

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
  return { run: id, task: task.id, comment: '' };
}

/** The subject with a second performer or a comment, where the call changes that. */
async function prepared({ changes }: Call, { api }: Service, subject: Subject): Promise<Subject> {
  const { task, name } = subject;
  if (changes === 'taskOfTwo') await valueOf(api.addPerformer(task, { kind: 'person', key: '4' }));
  if (changes !== 'commentOnTask') return subject;
  await valueOf(api.commentOnTask(task, name));
  const [first] = (await valueOf(api.listTaskEvents(task, undefined))).items;
  const comment = first?.id ?? '';
  await valueOf(api.addReaction(comment, '👎'));
  return { ...subject, comment };
}

/** Prepares the data of a call. */
export async function subjectOf(call: Call, service: Service, name: string): Promise<Subject> {
  if (!call.changes) return { name, ...anyRunning };
  if (call.changes !== 'runPastTask') {
    const begun = { name, ...(await startRun(service, handover, name)) };
    return prepared(call, service, begun);
  }
  const started = await startRun(service, goLive, name);
  await completeActive(service.api, started.run);
  return { name, ...started };
}
