import type { ExtensionContext } from 'vscode';
import { startWithDemo } from './host/account/startWithDemo.ts';
import { registerCommands } from './host/commands/register.ts';
import { type Services, createServices } from './host/services.ts';

let services: Services | undefined;

/** Builds the parts and registers the commands; loads and sends nothing. */
export function activate(context: ExtensionContext): void {
  services = createServices(context);
  context.subscriptions.push(registerCommands(services));
  startWithDemo(services);
}

export async function deactivate(): Promise<void> {
  await services?.shutDown();
  services = undefined;
}
