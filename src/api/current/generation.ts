import type { Answer } from '../../core/base/answer.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { keepWhatIsRead } from '../sharedRead.ts';
import type { WireTemplate } from './schema.ts';

/**
 * Groups of servers that take the values of a launch in the same way, each named after its last
 * version: `v7` is today's. `earliest` is older than all known versions. The first versions of
 * `v5`, up to 4.6, list the same as `v4.2`.
 */
export type Generation = 'earliest' | 'v4.2' | 'v5' | 'v6' | 'v7';

/** How a generation encodes values that are chosen from a list. */
export interface Encoding {
  /** The property of a selection that is sent. */
  readonly selection: 'id' | 'apiName' | 'text';
  /** A person by number; or by e-mail address, with a group by its name. */
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
 * The generation that a server's lists reveal; undefined where they fit several. `v6` may be the
 * first of `v7`, which lists the same. Selections within field sets reveal nothing.
 */
export function generationOf(templates: readonly WireTemplate[]): Generation | undefined {
  if (templates.some(({ kickoff }) => kickoff.fieldsets !== undefined)) return 'v7';
  const fields = templates.flatMap(({ kickoff }) => kickoff.fields.items);
  const selections = fields.flatMap((field) => field.selections.items);
  const objects = selections.filter((selection) => typeof selection !== 'string');
  if (objects.length < selections.length) return 'v6';
  if (fields.some(({ dataset }) => dataset !== undefined)) return 'v6';
  if (templates.some((template) => template.template_owners !== undefined)) return 'earliest';
  if (objects.some(({ api_name: name }) => typeof name === 'string')) {
    return isSinceV5(templates) ? 'v5' : 'v4.2';
  }
  return objects.some(({ id }) => typeof id === 'string') ? 'earliest' : undefined;
}

/** Whether the lists have hidden fields or roles, which exist since late in `v5`. */
const isSinceV5 = (templates: readonly WireTemplate[]): boolean =>
  templates.some(
    ({ kickoff, owners }) =>
      kickoff.fields.items.some((field) => field.is_hidden !== undefined) ||
      owners.some(({ role }) => role !== undefined),
  );

/** Whether the server has this address for anybody. */
async function has(client: Client, route: string): Answer<boolean> {
  const answer = await client.get({ route, query: { limit: '1' } });
  if (answer.ok || answer.error.kind === 'forbidden') return success(true);
  return answer.error.kind === 'notFound' ? success(false) : failure(answer.error);
}

/** Facts that the lists of a server have revealed. */
interface Shown {
  /** The generation of the last list that revealed one; undefined while none has. */
  readonly generation: Generation | undefined;
  /** Whether the server is certainly not older than `v5`. */
  readonly sinceV5: boolean;
}

async function ask(client: Client, { generation, sinceV5 }: Shown): Answer<Generation> {
  if (generation !== undefined && generation !== 'v6') return success(generation);
  const links = await has(client, '/attachments');
  if (!links.ok) return links;
  if (links.value) return success('v7');
  if (generation) return success(generation);
  const datasets = await has(client, '/datasets');
  if (!datasets.ok) return datasets;
  if (datasets.value) return success('v6');
  return success(sinceV5 ? 'v5' : 'v4.2');
}

/**
 * How a server that looks like `v4.2` wants people to be named. It is known only after a person was
 * accepted or refused. A refusal proves less: it may concern the named person.
 */
interface Naming {
  readonly user: Encoding['user'];
  readonly isCertain: boolean;
}

const other = { id: 'words', words: 'id' } as const satisfies Record<string, Encoding['user']>;

/** Finds out a server's generation, and remembers it. */
export interface GenerationFinder {
  /** Notes what a list reveals. */
  see(templates: readonly WireTemplate[]): void;
  /** The generation of the last list that revealed one; undefined while none has. */
  seen(): Generation | undefined;
  /** The generation: from the lists, or else by asking which addresses the server has. */
  find(signal?: AbortSignal): Answer<Generation>;
  /** Notes whether a person named in this way was accepted. */
  named(user: Encoding['user'], wasTaken: boolean): void;
  /** Makes the next call ask the server again: it may have been updated. */
  renew(): void;
}

export function createGenerationFinder(client: Client): GenerationFinder {
  let shown: Shown = { generation: undefined, sinceV5: false };
  let naming: Naming = { user: 'id', isCertain: false };
  let find = keepWhatIsRead(() => ask(client, shown));
  const renew = (): void => {
    find = keepWhatIsRead(() => ask(client, shown));
  };
  return {
    see: (templates) => {
      const generation = generationOf(templates) ?? shown.generation;
      const sinceV5 = shown.sinceV5 || isSinceV5(templates);
      if (generation === shown.generation && sinceV5 === shown.sinceV5) return;
      shown = { generation, sinceV5 };
      renew();
    },
    seen: () => shown.generation,
    find: async (signal) => {
      const found = await find(signal);
      const isNamedByWords = found.ok && found.value === 'v4.2' && naming.user === 'words';
      return isNamedByWords ? success('v5') : found;
    },
    named: (user, wasTaken) => {
      if (wasTaken) naming = { user, isCertain: true };
      else if (!naming.isCertain) naming = { user: other[user], isCertain: false };
    },
    renew: () => {
      naming = { ...naming, isCertain: false };
      renew();
    },
  };
}
