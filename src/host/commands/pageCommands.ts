import { runId, runTaskId } from '../../core/ids.ts';
import type { Services } from '../services.ts';
import type { CommandTable } from './register.ts';

type PageCommand = 'pneumatic.openRun' | 'pneumatic.openTask';

/** What to open, as a view or a page hands it over. */
interface Reference {
  readonly id: string;
  readonly name: string;
}

export function pageCommands({ sessions, pages }: Services): Pick<CommandTable, PageCommand> {
  return {
    'pneumatic.openRun': async (item) => {
      const session = await sessions.current();
      if (session.state !== 'signedIn' || !isReference(item)) return;
      pages.openRun(session.account.id, { id: runId(item.id), name: item.name });
    },
    'pneumatic.openTask': async (item) => {
      const session = await sessions.current();
      if (session.state !== 'signedIn' || !isReference(item)) return;
      pages.openTask(session.account.id, { id: runTaskId(item.id), name: item.name });
    },
  };
}

const isReference = (item: unknown): item is Reference =>
  typeof item === 'object' &&
  item !== null &&
  'id' in item &&
  typeof item.id === 'string' &&
  'name' in item &&
  typeof item.name === 'string';
