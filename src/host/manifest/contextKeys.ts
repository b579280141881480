import { commands } from 'vscode';
import type { ContextKeys } from './ids.ts';

/** Sets a context key for `when` clauses. */
export async function setContextKey<Key extends keyof ContextKeys>(
  key: Key,
  value: ContextKeys[Key],
): Promise<void> {
  await commands.executeCommand('setContext', key, value);
}
