import type { Answer } from '../../core/api.ts';
import { failure, success } from '../../core/result.ts';
import type { Client } from '../client.ts';
import { keepWhatIsRead } from '../shared.ts';
import type { WireTemplate } from './schema.ts';

/**
 * Servers that take the values of a launch in the same way, named after the last version that did:
 * `v7` is today's. `earliest` is from before the versions that are known.
 */
export type Generation = 'earliest' | 'v4.2' | 'v5' | 'v6' | 'v7';

/** How a generation wants what is chosen, and not typed. */
export interface Encoding {
  /** What stands for a selection. */
  readonly selection: 'id' | 'apiName' | 'text';
  /** A person by number; or by e-mail address, and a group by its name. */
  readonly user: 'id' | 'words';
  /** Numbers of attachments, or links to the file service in Markdown. */
  readonly file: 'ids' | 'links';
}

export const encodings: Readonly<Record<Generation, Encoding>> = {
  earliest: { selection: 'id', user: 'id', file: 'ids' },
  'v4.2': { selection: 'apiName', user: 'id', file: 'ids' },
  v5: { selection: 'apiName', user: 'words', file: 'ids' },
  v6: { selection: 'text', user: 'words', file: 'ids' },
  v7: { selection: 'text', user: 'words', file: 'links' },
};

/**
 * The generation that shows in what a server lists; undefined where nothing in it differs. `v6` may
 * be the first of `v7`, which lists the same. Selections within field sets tell nothing.
 */
export function generationOf(templates: readonly WireTemplate[]): Generation | undefined {
  const fields = templates.flatMap(({ kickoff }) => kickoff.fields);
  const selections = fields.flatMap((field) => field.selections);
  const objects = selections.filter((selection) => typeof selection !== 'string');
  if (templates.some(({ kickoff }) => kickoff.fieldsets !== undefined)) return 'v7';
  if (objects.length < selections.length) return 'v6';
  if (fields.some(({ dataset }) => dataset !== undefined)) return 'v6';
  if (templates.some((template) => template.template_owners !== undefined)) return 'earliest';
  if (objects.some(({ api_name: name }) => typeof name === 'string')) {
    const hides = fields.some((field) => field.is_hidden !== undefined);
    const hasRoles = templates.some(({ owners }) => owners.some(({ role }) => role !== undefined));
    return hides || hasRoles ? 'v5' : 'v4.2';
  }
  return objects.some(({ id }) => typeof id === 'string') ? 'earliest' : undefined;
}

/** Whether the server has this address at all, for whomever. */
async function has(client: Client, route: string): Answer<boolean> {
  const answer = await client.get({ route, query: { limit: '1' } });
  if (answer.ok || answer.error.kind === 'forbidden') return success(true);
  return answer.error.kind === 'notFound' ? success(false) : failure(answer.error);
}

async function ask(client: Client, seen: Generation | undefined): Answer<Generation> {
  if (seen !== undefined && seen !== 'v6') return success(seen);
  const links = await has(client, '/attachments');
  if (!links.ok) return links;
  if (links.value) return success('v7');
  if (seen) return success(seen);
  const datasets = await has(client, '/datasets');
  if (!datasets.ok) return datasets;
  return success(datasets.value ? 'v6' : 'v4.2');
}

/** What is known of a server's generation. */
export interface GenerationFinder {
  /** Takes note of what shows in a list. */
  see(templates: readonly WireTemplate[]): void;
  /** What showed last; undefined while nothing did. */
  seen(): Generation | undefined;
  /** The generation: as seen, and where that leaves it open, by asking what the server has. */
  find(signal?: AbortSignal): Answer<Generation>;
}

export function createGenerationFinder(client: Client): GenerationFinder {
  let seen: Generation | undefined;
  let find = keepWhatIsRead(() => ask(client, seen));
  return {
    see: (templates) => {
      const shown = generationOf(templates);
      if (shown !== undefined && shown !== seen) {
        seen = shown;
        find = keepWhatIsRead(() => ask(client, shown));
      }
    },
    seen: () => seen,
    find: (signal) => find(signal),
  };
}
