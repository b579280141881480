import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import { createClient } from '../client.ts';
import type { Connection } from '../connection.ts';
import { outcomeUnknown } from '../outcome.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { toLaunchBody } from './launchBody.ts';
import { readLaunched, readWorkflowDetail, readWorkflows } from './read.ts';

/** The document names no limits. */
const capabilities: Capabilities = {
  overridesTaskLinks: true,
  rules: { nameLength: undefined, stringLength: undefined },
};

/** The service in the dialect that its public document describes. */
export function createDocumentedApi(connection: Connection): PneumaticApi {
  const client = createClient(connection);
  return {
    capabilities,

    async listWorkflows({ ordering }, signal) {
      const answer = await client.get({ route: '/workflows', query: { ordering } }, signal);
      return parseAnswer((json) => ({ items: readWorkflows(json), next: undefined }), answer);
    },

    async getWorkflow(id, signal) {
      const answer = await client.get({ route: '/workflows/{id}', id }, signal);
      return parseAnswer(readWorkflowDetail, answer);
    },

    async launch(request, signal) {
      const endpoint = { route: '/workflows/{id}/run', id: request.workflow };
      const answer = await client.launch(endpoint, toLaunchBody(request), signal);
      const launched = parseAnswer(readLaunched, answer);
      // The service has accepted it, whatever it says about it.
      if (answer.ok && !launched.ok) return outcomeUnknown('answer');
      return launched;
    },
  };
}
