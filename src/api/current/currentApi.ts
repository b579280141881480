import type { Answer, Capabilities, LaunchedRun, PneumaticApi } from '../../core/api.ts';
import type { LaunchRequest } from '../../core/form/payload.ts';
import { runId } from '../../core/ids.ts';
import { success } from '../../core/result.ts';
import { createClient } from '../client.ts';
import type { Connection } from '../connection.ts';
import { distinct, given, mapped } from '../mapping.ts';
import { outcomeUnknown } from '../outcome.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { launchingOnly } from '../unsupported.ts';
import { createDatasets } from './datasets.ts';
import { type Sources, readDetail } from './detailReader.ts';
import { toForm } from './form.ts';
import { type Generation, createGenerationFinder, encodings } from './generation.ts';
import { whoAmI } from './identity.ts';
import { dependsOnGeneration, toLaunchBody } from './launchBody.ts';
import { toWorkflow } from './map.ts';
import { createPeople, nobody } from './people.ts';
import { type WireTemplate, launchedSchema } from './schema.ts';
import { createTemplates } from './templates.ts';

/** Too long a name is cut by the service, which counts after it has filled in its variables. */
const capabilities: Capabilities = {
  overridesTaskLinks: false,
  namesRuns: true,
  schedulesRuns: false,
  selectionsByValue: true,
  searches: false,
  listsAssignees: false,
  uploads: false,
  followsRuns: false,
  completesTasks: false,
  rules: { nameLength: undefined, stringLength: 140 },
};

const latest: Generation = 'v7';

function createSources(connection: Connection): Sources {
  const client = createClient(connection);
  const generation = createGenerationFinder(client);
  return {
    client,
    generation,
    templates: createTemplates(client, (listed) => {
      generation.see(listed);
    }),
    datasets: createDatasets(client),
    readPeople: createPeople(client),
  };
}

/** The body of a launch, in the encoding of the server's generation. */
async function bodyOf(
  { generation, readPeople }: Sources,
  request: LaunchRequest,
  signal: AbortSignal | undefined,
): Answer<unknown> {
  if (!dependsOnGeneration(request)) {
    return success(toLaunchBody(request, encodings[latest], nobody));
  }
  const found = await generation.find(signal);
  if (!found.ok) return found;
  const encoding = encodings[found.value];
  const people = encoding.user === 'id' ? await readPeople(signal) : success(nobody);
  return mapped(people, (known) => toLaunchBody(request, encoding, known));
}

async function launch(
  sources: Sources,
  request: LaunchRequest,
  signal: AbortSignal | undefined,
): Answer<LaunchedRun> {
  const body = await bodyOf(sources, request, signal);
  if (!body.ok) return body;
  const endpoint = { route: '/templates/{id}/run', id: request.workflow };
  const answer = await sources.client.launch(endpoint, body.value, signal);
  const launched = parseAnswer(launchedSchema, answer);
  // The service has accepted it, whatever it says about it.
  if (answer.ok && !launched.ok) return outcomeUnknown('answer');
  return mapped(launched, ({ id, name }) => ({ id: runId(id), name: given(name) }));
}

/** The service in the dialect that it speaks today, in any of its generations. */
export function createCurrentApi(connection: Connection): PneumaticApi {
  const sources = createSources(connection);
  const { generation, templates, datasets } = sources;

  const toListed = (template: WireTemplate) => {
    const { selection } = encodings[generation.seen() ?? latest];
    const form = toForm(template.kickoff, { selection, datasets: new Map() });
    return toWorkflow(template, form, nobody);
  };

  return {
    ...launchingOnly,
    capabilities: () => Promise.resolve(success(capabilities)),

    whoAmI: (signal) => whoAmI(sources.client, signal),

    async listWorkflows({ ordering, cursor }, signal) {
      // A list that begins anew is what a person asks for who wants to see what is there now.
      if (cursor === undefined) datasets.forget();
      const page = await templates.page(ordering, cursor, signal);
      return mapped(page, ({ items, next }) => ({ items: distinct(items.map(toListed)), next }));
    },

    getWorkflow: (id, signal) => readDetail(sources, id, signal),

    launch: (request, signal) => launch(sources, request, signal),
  };
}
