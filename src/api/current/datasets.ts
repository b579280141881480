import type { Answer } from '../../core/base/answer.ts';
import type { ServiceErrorKind } from '../../core/base/errors.ts';
import { success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { type SharedRead, keepWhatIsRead } from '../sharedRead.ts';
import { datasetSchema } from './schema.ts';

/** The items of datasets by their ids; undefined for a dataset that is hidden from us or gone. */
export type DatasetItems = ReadonlyMap<string, readonly string[] | undefined>;

/** The account's lists of options for fields. */
export interface Datasets {
  /** The items of datasets, by id. An error where one of them may be readable later. */
  items(ids: readonly string[], signal?: AbortSignal): Answer<DatasetItems>;
  /** Makes the next call read the datasets again. */
  forget(): void;
}

/** Errors that a later try would not change. */
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
