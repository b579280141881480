import { ExtensionMode } from 'vscode';
import { detach } from './platform/log.ts';
import type { FirstParts } from './firstParts.ts';

const startedKey = 'pneumatic.startedWithDemo';

/**
 * `npm start` sets PNEUMATIC_DEMO so that the window opens with the demo account: once per data
 * folder, so that a person who signs out stays signed out, and only in an extension under
 * development.
 */
export function useDemoForNpmStart({ context, log, sessions }: FirstParts): void {
  if (context.extensionMode !== ExtensionMode.Development) return;
  if (process.env['PNEUMATIC_DEMO'] !== '1' || context.globalState.get(startedKey) === true) return;
  detach(
    log,
    'Starting with the demo account',
    sessions.useDemo().then(() => context.globalState.update(startedKey, true)),
  );
}
