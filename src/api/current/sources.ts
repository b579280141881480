import type { Answer } from '../../core/base/answer.ts';
import { success } from '../../core/base/result.ts';
import { type PersonZone, type TimeZone, createPersonZone } from '../../core/base/timeZone.ts';
import { createClient, type Client } from '../client.ts';
import type { Connection } from '../connection.ts';
import { type SharedRead, keepWhatIsRead } from '../sharedRead.ts';
import { type Datasets, createDatasets } from './datasets.ts';
import { type GenerationFinder, createGenerationFinder } from './generation.ts';
import { type Me, readMe } from './identity.ts';
import { type PeopleBook, createPeopleBook } from './peopleBook.ts';
import { type Templates, createTemplates } from './templates.ts';

/** The parts that all data of an account is read from. */
export interface Sources {
  readonly client: Client;
  readonly templates: Templates;
  readonly generation: GenerationFinder;
  readonly datasets: Datasets;
  readonly people: PeopleBook;
  /** Reads who owns the key, until the service has said it. */
  readonly readMe: SharedRead<Me>;
  /** The zone in which days are read and written. It is final once `readMe` has been called. */
  readonly zone: PersonZone;
}

/** Creates the sources. Shared parts are read when they are first needed. */
export function createSources(connection: Connection): Sources {
  const client = createClient(connection);
  const generation = createGenerationFinder(client);
  const zone = connection.zone ?? createPersonZone();
  return {
    client,
    generation,
    templates: createTemplates(client, (listed) => {
      generation.see(listed);
    }),
    datasets: createDatasets(client),
    people: createPeopleBook(client, connection.now ?? Date.now),
    readMe: keepWhatIsRead(
      (): Answer<Me> => readMe({ client, zone }),
      ({ id }) => id !== undefined,
    ),
    zone,
  };
}

/**
 * The zone in which days are written; an error where the service has one that could not be read.
 */
export async function findZone(
  { readMe, zone }: Pick<Sources, 'readMe' | 'zone'>,
  signal: AbortSignal | undefined,
): Answer<TimeZone> {
  const me = await readMe(signal);
  return me.ok || me.error.kind === 'notFound' ? success(zone.now) : me;
}
