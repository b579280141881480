import { type ExtensionContext, ExtensionMode } from 'vscode';
import { createFirstParts } from './host/createFirstParts.ts';
import { LateServices } from './host/lateServices.ts';
import { useDemoForNpmStart } from './host/npmStartDemo.ts';
import { registerCommands } from './host/registerCommands.ts';
import { registerProviders } from './host/registerProviders.ts';
import type { Services } from './host/services.ts';
import { loadWhenNeeded } from './host/whenNeeded.ts';

let late: LateServices | undefined;

/** What tests inside the extension host work with; nobody else gets anything. */
export interface Exposed {
  readonly services: () => Promise<Services>;
}

/**
 * Builds what the first rows need and registers all that VS Code may call, which loads the rest.
 * Sends nothing.
 */
export function activate(context: ExtensionContext): Exposed | undefined {
  const first = createFirstParts(context, () => services.load());
  const services = new LateServices(first);
  late = services;
  context.subscriptions.push(
    registerCommands(first, services),
    registerProviders(services),
    loadWhenNeeded(first, services),
  );
  useDemoForNpmStart(first);
  return context.extensionMode === ExtensionMode.Test
    ? { services: () => services.load() }
    : undefined;
}

export async function deactivate(): Promise<void> {
  await late?.shutDown();
  late = undefined;
}
