import type { Workflow } from '../model/workflows.ts';
import type { Store } from '../store/store.ts';
import { type Call, refuse } from '../request.ts';
import { isObject, launchProblems, parseLaunch } from './launch.ts';
import { hasProblems } from './problems.ts';
import { readText } from '../readText.ts';
import { startFirstTask } from '../rules/startFirstTask.ts';

/** The largest body, in bytes. */
const largestBody = 1024 * 1024;

const sendJson =
  'Send the body as JSON, with the header Content-Type: application/json. ' +
  'In Python, pass it to requests as json=…, not data=….';

/** Launches the workflow and answers. */
export async function runWorkflow(store: Store, call: Call, workflow: Workflow): Promise<Response> {
  if (!workflow.mayRun.includes(call.get('person').id)) {
    return refuse(call, 403, 'You do not have permission to run this workflow.');
  }
  if (!workflow.active) {
    return refuse(call, 400, 'This workflow is not active, so it cannot be run.');
  }
  if (!isJson(call.req.header('Content-Type'))) return refuse(call, 415, sendJson);
  const text = await readText(call.req.raw, largestBody);
  if (text === undefined) return refuse(call, 413, `Send at most ${largestBody} bytes.`);
  const body = parseJson(text);
  if (body === undefined) return refuse(call, 400, 'The body is not valid JSON.');
  if (!isObject(body)) return refuse(call, 400, 'Send an object with name, kickoff and tasks.');
  return launch(store, call, workflow, body);
}

/**
 * Checks and stores the launch with no other writer in between, so that a unique value stays
 * unique.
 */
const launch = (
  store: Store,
  call: Call,
  workflow: Workflow,
  body: Readonly<Record<string, unknown>>,
): Response =>
  store.transaction(() => {
    const problems = launchProblems(body, workflow, {
      emails: store
        .people()
        .filter(({ status }) => status !== 'inactive')
        .map(({ email }) => email),
      valuesOf: (field) => store.fieldValues(workflow.id, field.apiName),
    });
    if (hasProblems(problems)) return call.json(problems, 400);
    const { name, kickoff, tasks } = parseLaunch(body);
    const id = store.addRun({
      workflowId: workflow.id,
      name,
      values: kickoff,
      taskUrls: tasks,
      launchedBy: call.get('person').id,
      launchedAt: new Date().toISOString(),
    });
    startFirstTask(store, id);
    return call.json({ process_id: id });
  });

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(;|$)/i.test(contentType?.trim() ?? '');

/** The parsed text; undefined if it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
