import { defaultOrdering } from '../../core/workflows/ordering.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { Capabilities, ListOptions, PneumaticApi } from '../../core/api.ts';
import { success } from '../../core/base/result.ts';
import type { LaunchRequest } from '../../core/kickoff/launchRequest.ts';
import type { Entries } from '../../core/base/unreadable.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { createClient } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { Endpoint } from '../endpoint.ts';
import { pageOfEntries } from '../entries.ts';
import { mapped } from '../mapping.ts';
import { outcomeUnknown } from '../outcome.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { readInSlices } from '../readInSlices.ts';
import { withoutRunsAndTasks } from '../unsupported.ts';
import { listedWorkflows } from './listedWorkflow.ts';
import { toLaunchBody, toLaunchedRun, toWorkflowDetail } from './map.ts';
import { launchedSchema, workflowDetailSchema } from './schema.ts';

/** The public document names no limits. */
const capabilities: Capabilities = {
  overridesTaskLinks: true,
  namesRuns: false,
  schedulesRuns: false,
  selectionsByValue: false,
  searches: false,
  listsAssignees: false,
  uploads: false,
  followsRuns: false,
  managesRuns: false,
  completesTasks: false,
  rules: { nameLength: undefined, stringLength: undefined },
};

const launchEndpoint = ({ workflow }: LaunchRequest): Endpoint => ({
  route: '/workflows/{id}/run',
  id: workflow,
});

/** The client for the dialect of the public document. */
export function createDocumentedApi(connection: Connection): PneumaticApi {
  const client = createClient(connection);

  async function list(
    { ordering, onFirst }: Pick<ListOptions, 'ordering' | 'onFirst'>,
    signal: AbortSignal | undefined,
  ): Answer<Entries<Workflow>> {
    const endpoint = { route: '/workflows', query: { ordering } };
    const how = { reading: listedWorkflows, onFirst };
    const listed = await readInSlices(client, endpoint, how, signal);
    if (listed.ok) client.noteUnreadable('/workflows', listed.value.unreadable);
    return listed;
  }

  return {
    ...withoutRunsAndTasks,
    capabilities: () => Promise.resolve(success(capabilities)),

    // The document has no call for this.
    whoAmI: () => Promise.resolve(success(undefined)),

    // This dialect keeps nothing.
    renew: () => undefined,

    checkKey: async (signal) =>
      mapped(await list({ ordering: defaultOrdering }, signal), () => undefined),

    listWorkflows: async (options, signal) =>
      mapped(await list(options, signal), (listed) => ({
        ...pageOfEntries(listed),
        next: undefined,
      })),

    async getWorkflow(id, signal) {
      const answer = await client.get({ route: '/workflows/{id}', id }, signal);
      return mapped(parseAnswer(workflowDetailSchema, answer), (wire) => {
        const workflow = toWorkflowDetail(wire);
        client.noteUnreadable('/workflows/{id}', workflow.form.unreadable);
        client.noteUnreadable('/workflows/{id}', workflow.unreadableTasks);
        return workflow;
      });
    },

    describeLaunch: (request) =>
      Promise.resolve(client.describe(launchEndpoint(request), toLaunchBody(request))),

    async launch(request, signal) {
      const answer = await client.launch(launchEndpoint(request), toLaunchBody(request), signal);
      const launched = parseAnswer(launchedSchema, answer);
      // The service has accepted the launch, even if its answer cannot be read.
      if (answer.ok && !launched.ok) return outcomeUnknown('answer');
      return mapped(launched, toLaunchedRun);
    },
  };
}
