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

/** What everything that is known of an account is put together from. */
export interface Sources {
  readonly client: Client;
  readonly templates: Templates;
  readonly generation: GenerationFinder;
  readonly datasets: Datasets;
  readonly people: PeopleBook;
  /** Whose key it is. Read until the service has said it. */
  readonly readMe: SharedRead<Me>;
  /** By whose clock days are read and written. Known for certain once `readMe` has been. */
  readonly zone: PersonZone;
}

/** What the parts share is read when it is first needed. */
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

/** By whose clock days are to be written: an error where that is told, but could not be read. */
export async function findZone(
  { readMe, zone }: Pick<Sources, 'readMe' | 'zone'>,
  signal: AbortSignal | undefined,
): Answer<TimeZone> {
  const me = await readMe(signal);
  return me.ok || me.error.kind === 'notFound' ? success(zone.now) : me;
}
