import { readdir } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import {
  Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  RelativePattern,
  workspace,
} from 'vscode';
import type { LateServices } from './lateServices.ts';
import { detach } from './platform/log.ts';
import { ownedBy } from './platform/ownedBy.ts';
import { storageFolder } from './storageFolder.ts';
import type { WorkflowStore } from './workflows/workflowStore.ts';

/** The parts that show what has happened. */
interface Parts {
  readonly context: Pick<ExtensionContext, 'subscriptions' | 'globalStorageUri'>;
  readonly workflows: Pick<WorkflowStore, 'onDidList' | 'onDidFail'>;
  readonly log: LogOutputChannel;
}

type Late = Pick<LateServices, 'load'>;

/**
 * Loads all parts where nobody calls for them, but where something has happened that they handle:
 * the service has listed workflows, so that it is known to answer and can be asked what it can do,
 * it has not, so that what was kept of runs and tasks is all there is, or a launch is written down,
 * which a crash may have cut short.
 */
export function loadWhenNeeded(parts: Parts, late: Late): Disposable {
  const { workflows, log } = parts;
  detach(log, 'Looking for launches', loadOnLaunch(parts, late));
  const listed = workflows.onDidList(() => {
    listed.dispose();
    detach(log, 'Asking what the server can do', askOnceListed(late));
  });
  const failed = workflows.onDidFail(() => {
    failed.dispose();
    detach(log, 'Recalling what the server can do', recallOnceFailed(late));
  });
  return Disposable.from(listed, failed);
}

/** The views of runs and tasks are there by what the server could do. */
async function recallOnceFailed(late: Late): Promise<void> {
  await setImmediate();
  const { abilities } = await late.load();
  await abilities.known();
}

async function askOnceListed(late: Late): Promise<void> {
  // The rows of the list go first.
  await setImmediate();
  const { abilities } = await late.load();
  await abilities.ask();
}

async function loadOnLaunch({ context }: Parts, late: Late): Promise<void> {
  // Making a watcher takes a millisecond, for which activation does not wait.
  await setImmediate();
  const folder = storageFolder(context, 'launches');
  const own = ownedBy(context);
  const watcher = own(workspace.createFileSystemWatcher(new RelativePattern(folder, '*.json')));
  // A file that was made while VS Code was still setting the watcher up is told of when it changes.
  const written = new Promise((resolve) => {
    own(watcher.onDidCreate(resolve));
    own(watcher.onDidChange(resolve));
  });
  const isThere = (await namesIn(folder.fsPath)).some((name) => name.endsWith('.json'));
  if (!isThere) await written;
  watcher.dispose();
  await late.load();
}

/** The names of the files in a folder, which need not exist. */
const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
