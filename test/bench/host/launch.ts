import { createApi } from '../../../src/api/connect.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { taskId, workflowId } from '../../../src/core/base/ids.ts';
import type { Samples } from '../figures.ts';
import type { HostTask } from '../hostTask.ts';
import { type Rounds, interleave, timed } from '../interleave.ts';

const workflow = '10';
const name = 'A run to measure';

/** Launches one run after the other, with our client and with a bare POST of the same body. */
export async function measureLaunch(
  { origin, key }: HostTask['sandbox'],
  rounds: Rounds,
): Promise<Samples> {
  const api = createApi({ server: origin, key }, { dialect: 'documented' });
  const url = `${origin}/workflows/${workflow}/run`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const link = { task: taskId('1001'), url: 'https://example.org/' };
  const request: LaunchRequest = {
    workflow: workflowId(workflow),
    name,
    values: [],
    taskLinks: [link],
  };
  const body = JSON.stringify({ name, kickoff: {}, tasks: { [link.task]: { url: link.url } } });

  const post = async (): Promise<void> => {
    const answer = await fetch(url, { method: 'POST', headers, body });
    const { process_id: id } = JSON.parse(await answer.text()) as { readonly process_id?: number };
    if (id === undefined) throw new Error(`The sandbox refused: ${answer.status}`);
  };
  const launch = async (): Promise<void> => {
    const run = await api.launch(request);
    if (!run.ok) throw new Error(`The launch failed: ${run.error.kind}`);
  };
  return interleave(rounds, timed(post), timed(launch));
}
