import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { ServiceErrorKind } from '../../core/base/errors.ts';
import type {
  DescribedLaunch,
  LaunchedRun,
  LaunchRequest,
} from '../../core/kickoff/launchRequest.ts';
import { runId } from '../../core/base/ids.ts';
import { success } from '../../core/base/result.ts';
import type { Connection } from '../connection.ts';
import { distinct, nonEmpty, mapped, wireId } from '../mapping.ts';
import type { Endpoint } from '../endpoint.ts';
import { outcomeUnknown } from '../outcome.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { listAssignees } from './assignees.ts';
import { readDetail } from './detailReader.ts';
import { encodeValues, noteNaming } from './encodeValues.ts';
import { createRuns } from './runs/runs.ts';
import { createNews } from './news.ts';
import { createTalk } from './runs/talk.ts';
import { createTasks } from './runs/tasks.ts';
import type { KickoffForm } from '../../core/form/field.ts';
import { toForm } from './form.ts';
import { dependsOnZone } from './listedTemplate.ts';
import { type Generation, encodings } from './generation.ts';
import { checkKey, whoAmI } from './identity.ts';
import { listedWorkflow } from './listedWorkflow.ts';
import { type WireTemplate, launchedSchema } from './schema.ts';
import { type Sources, createSources, findZone } from './sources.ts';
import { uploadFile } from './uploadFile.ts';

/**
 * The name has no limit here: the service cuts one that is too long, after filling in its
 * variables.
 */
const capabilities: Omit<Capabilities, 'selectionsByValue' | 'uploads'> = {
  overridesTaskLinks: false,
  namesRuns: true,
  schedulesRuns: true,
  searches: true,
  listsAssignees: true,
  followsRuns: true,
  managesRuns: true,
  completesTasks: true,
  rules: { nameLength: undefined, stringLength: 140, strictSites: true },
};

const latest: Generation = 'v7';

/** Errors of a server whose answers leave its generation open. */
const undecided: readonly ServiceErrorKind[] = ['rejected', 'notUnderstood'];

/** The capabilities that depend on the server's generation. */
async function readCapabilities(
  { client, generation }: Sources,
  signal: AbortSignal | undefined,
): Answer<Capabilities> {
  const found = await generation.find(signal);
  if (!found.ok && !undecided.includes(found.error.kind)) return found;
  const { selection, file } = encodings[found.ok ? found.value : (generation.seen() ?? latest)];
  return success({
    ...capabilities,
    selectionsByValue: selection === 'text',
    uploads: found.ok && (file === 'ids' || client.hasFiles),
    rules: {
      ...capabilities.rules,
      filesByNumber: file === 'ids',
      ...(file === 'links' && { fileLinks: { site: client.fileSite } }),
    },
  });
}

/** JSON leaves out what is undefined. */
const launchBody = ({ name, urgent, dueAt, ofTask }: LaunchRequest, kickoff: object): object => ({
  name,
  is_urgent: urgent,
  due_date_tsp: dueAt === undefined ? undefined : dueAt / 1000,
  kickoff,
  ancestor_task_id: ofTask === undefined ? undefined : wireId(ofTask),
});

const launchEndpoint = ({ workflow }: LaunchRequest): Endpoint => ({
  route: '/templates/{id}/run',
  id: workflow,
});

async function describeLaunch(
  sources: Sources,
  request: LaunchRequest,
  signal: AbortSignal | undefined,
): Answer<DescribedLaunch> {
  const kickoff = await encodeValues(sources, request.values, signal);
  return kickoff.ok
    ? sources.client.describe(launchEndpoint(request), launchBody(request, kickoff.value))
    : kickoff;
}

async function launch(
  sources: Sources,
  request: LaunchRequest,
  signal: AbortSignal | undefined,
): Answer<LaunchedRun> {
  const kickoff = await encodeValues(sources, request.values, signal);
  if (!kickoff.ok) return kickoff;
  const body = launchBody(request, kickoff.value);
  const answer = await sources.client.launch(launchEndpoint(request), body, signal);
  noteNaming(sources, request.values, kickoff.value, answer);
  const launched = parseAnswer(launchedSchema, answer);
  // The service has accepted the launch, even if its answer cannot be read.
  if (answer.ok && !launched.ok) return outcomeUnknown('answer');
  return mapped(launched, ({ id, name }) => ({ id: runId(id), name: nonEmpty(name) }));
}

/** The client for today's dialect, in all of its generations. */
export function createCurrentApi(connection: Connection): PneumaticApi {
  const sources = createSources(connection);
  const { generation, templates, datasets, people, zone } = sources;

  const formOf = (template: WireTemplate): KickoffForm => {
    const { selection } = encodings[generation.seen() ?? latest];
    return toForm(template.kickoff, { selection, datasets: new Map(), zone: zone.now });
  };
  const toListed = listedWorkflow(formOf);

  return {
    ...createRuns(sources),
    ...createTasks(sources),
    ...createTalk(sources),
    ...createNews(sources),
    capabilities: (signal) => readCapabilities(sources, signal),

    whoAmI: (signal) => whoAmI(sources, signal),
    checkKey: (signal) => checkKey(sources, signal),
    renew: () => {
      datasets.forget();
      people.forget();
      generation.renew();
    },

    async listWorkflows(options, signal) {
      // A person who loads the first page wants to see the present datasets.
      if (options.cursor === undefined) datasets.forget();
      const page = await templates.page(options, signal);
      // A list is worth more than the exact zone, so a failure to read the zone is ignored here.
      if (page.ok && page.value.items.some(dependsOnZone)) {
        await findZone(sources, signal);
      }
      return mapped(page, ({ items, ...rest }) => ({
        ...rest,
        items: distinct(items.map(toListed)),
      }));
    },

    getWorkflow: (id, signal) => readDetail(sources, id, signal),

    launch: (request, signal) => launch(sources, request, signal),
    describeLaunch: (request, signal) => describeLaunch(sources, request, signal),

    listAssignees: (signal) => listAssignees(sources, signal),

    upload: (file, signal, onProgress) =>
      uploadFile(sources, file, (sent) => onProgress?.(sent), signal),
  };
}
