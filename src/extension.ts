import { type ExtensionContext, ExtensionMode } from 'vscode';
import { useDemoForNpmStart } from './host/npmStartDemo.ts';
import { showInterruptions } from './host/launches/showInterruptions.ts';
import { registerCommands } from './host/registerCommands.ts';
import { registerProviders } from './host/registerProviders.ts';
import { createServices } from './host/createServices.ts';
import type { Services } from './host/services.ts';

let services: Services | undefined;

/** What tests inside the extension host work with; nobody else gets anything. */
export interface Exposed {
  readonly services: Services;
}

/** Builds the parts, registers the commands, tells of launches cut short. Sends nothing. */
export function activate(context: ExtensionContext): Exposed | undefined {
  services = createServices(context);
  context.subscriptions.push(
    registerCommands(services),
    registerProviders(services),
    showInterruptions(services),
  );
  useDemoForNpmStart(services);
  return context.extensionMode === ExtensionMode.Test ? { services } : undefined;
}

export async function deactivate(): Promise<void> {
  await services?.shutDown();
  services = undefined;
}
