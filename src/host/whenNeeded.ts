import { readdir } from 'node:fs/promises';
import { Disposable, RelativePattern, workspace } from 'vscode';
import type { FirstParts } from './firstParts.ts';
import { storageFolder } from './storageFolder.ts';
import type { LateServices } from './lateServices.ts';
import { detach } from './platform/log.ts';

/**
 * Loads all parts where nobody calls for them, but where something has happened that they handle:
 * the service has listed workflows, so that it is known to answer and can be asked what it can do,
 * or a launch is written down, which a crash may have cut short.
 */
export function loadWhenNeeded(first: FirstParts, late: LateServices): Disposable {
  const { context, log, workflows } = first;
  const folder = storageFolder(context, 'launches');
  const load = (): void => {
    detach(log, 'Loading the parts', late.load());
  };
  const launches = workspace.createFileSystemWatcher(new RelativePattern(folder, '*.json'));
  const left = readdir(folder.fsPath).then((files) => {
    if (files.some((file) => file.endsWith('.json'))) load();
  });
  // Without the folder there is no launch.
  left.catch(() => undefined);
  const listed = workflows.onDidList(() => {
    listed.dispose();
    const asked = late.load().then(({ abilities }) => abilities.ask());
    detach(log, 'Asking what the server can do', asked);
  });
  return Disposable.from(launches, launches.onDidCreate(load), listed);
}
