import type { Answer } from '../../core/base/answer.ts';
import type { ServiceErrorKind } from '../../core/base/errors.ts';
import { success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { type SharedRead, keepWhatIsRead } from '../sharedRead.ts';
import { datasetSchema } from './schema.ts';

/** The items of datasets by their ids; undefined for one that is kept from us, or is gone. */
export type DatasetItems = ReadonlyMap<string, readonly string[] | undefined>;

/** Lists of the account that fields choose from. */
export interface Datasets {
  /** The items of each, by its id. An error where one may be read later. */
  items(ids: readonly string[], signal?: AbortSignal): Answer<DatasetItems>;
  /** Has them read again the next time somebody asks. */
  forget(): void;
}

/** Errors that asking again does not help against. */
const lasting: readonly ServiceErrorKind[] = ['forbidden', 'notFound', 'rejected', 'notUnderstood'];

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
        ids.map(async (id) => [id, await readOf(id)(signal)] as const),
      );
      const found = new Map<string, readonly string[] | undefined>();
      for (const [id, answer] of answers) {
        if (!answer.ok && !lasting.includes(answer.error.kind)) return answer;
        found.set(id, answer.ok ? answer.value : undefined);
      }
      return success(found);
    },
    forget: () => {
      reads.clear();
    },
  };
}
