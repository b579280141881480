import type { Memento } from 'vscode';
import { parseServer } from '../../core/account/account.ts';

const usedKey = 'pneumatic.usedServers';

/** The addresses of servers that were chosen before, latest first. */
export function usedServers(memento: Memento): readonly string[] {
  const used = memento.get<unknown>(usedKey);
  if (!Array.isArray(used)) return [];
  return used.filter((item): item is string => typeof item === 'string' && parseServer(item).ok);
}

export async function rememberServer(memento: Memento, server: string): Promise<void> {
  const others = usedServers(memento).filter((other) => other !== server);
  await memento.update(usedKey, [server, ...others].slice(0, 10));
}
