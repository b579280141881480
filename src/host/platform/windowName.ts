import { randomUUID } from 'node:crypto';
import type { LogOutputChannel, Memento } from 'vscode';
import { detach } from './log.ts';

const nameKey = 'windowName';

/** The name of this window, which it keeps when its folder is opened again. */
export function windowName(workspaceState: Memento, log: LogOutputChannel): string {
  const known = workspaceState.get(nameKey);
  if (typeof known === 'string') return known;
  const name = randomUUID();
  detach(log, 'Naming the window', workspaceState.update(nameKey, name));
  return name;
}
