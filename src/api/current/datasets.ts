import type { Answer } from '../../core/api.ts';
import type { Client } from '../client.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { type SharedRead, keepWhatIsRead } from '../shared.ts';
import { datasetSchema } from './schema.ts';

/** Lists of the account that fields choose from. */
export interface Datasets {
  /** The items of each, by its id. One that cannot be read is left out. */
  items(
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Makes the next one who asks read them anew. */
  forget(): void;
}

async function readItems(client: Client, id: string): Answer<readonly string[]> {
  const answer = await client.get({ route: '/datasets/{id}', id });
  return mapped(parseAnswer(datasetSchema, answer), ({ items }) => items.map(({ value }) => value));
}

export function createDatasets(client: Client): Datasets {
  const reads = new Map<string, SharedRead<readonly string[]>>();
  const readOf = (id: string): SharedRead<readonly string[]> => {
    const read = reads.get(id) ?? keepWhatIsRead(() => readItems(client, id));
    reads.set(id, read);
    return read;
  };
  return {
    items: async (ids, signal) => {
      const answers = await Promise.all(
        ids.map(async (id) => ({ id, answer: await readOf(id)(signal) })),
      );
      return new Map(
        answers.flatMap(({ id, answer }) => (answer.ok ? [[id, answer.value] as const] : [])),
      );
    },
    forget: () => {
      reads.clear();
    },
  };
}
