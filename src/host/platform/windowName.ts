import { randomUUID } from 'node:crypto';
import type { LogOutputChannel, Memento } from 'vscode';
import { detach } from './log.ts';

const nameKey = 'windowName';

/** Tells this window from others, also when what it shows is opened again. */
export function windowName(workspaceState: Memento, log: LogOutputChannel): string {
  const known = workspaceState.get(nameKey);
  if (typeof known === 'string') return known;
  const name = randomUUID();
  detach(log, 'Naming the window', workspaceState.update(nameKey, name));
  return name;
}
