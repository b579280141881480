import { commands, Disposable, l10n, type LogOutputChannel, window } from 'vscode';
import { describe } from '../log.ts';
import { type CommandId, commandIds } from '../manifest.ts';
import type { Services } from '../services.ts';
import { accountCommands } from './accountCommands.ts';
import { launchCommands } from './launchCommands.ts';
import { pageCommands } from './pageCommands.ts';
import { pendingLaunchCommands } from './pendingLaunchCommands.ts';
import { runCommands } from './runCommands.ts';
import { workflowCommands } from './workflowCommands.ts';

/** What a command does. Menus hand over the item it was called on, and all that are selected. */
export type CommandHandler = (item?: unknown, selected?: unknown) => Promise<void> | void;

/** Every command of the manifest; the type asks for each. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** Registers all commands. What goes wrong in one unexpectedly is logged whole and shown short. */
export function registerCommands(services: Services): Disposable {
  const table: CommandTable = {
    ...accountCommands(services),
    ...launchCommands(services),
    ...workflowCommands(services),
    ...runCommands(services),
    ...pageCommands(services),
    ...pendingLaunchCommands(services),
    'pneumatic.showLog': () => {
      services.log.show();
    },
  };
  return Disposable.from(
    ...commandIds.map((id) => commands.registerCommand(id, guarded(services.log, id, table[id]))),
  );
}

const guarded =
  (log: LogOutputChannel, id: CommandId, handler: CommandHandler): CommandHandler =>
  async (item, selected) => {
    try {
      await handler(item, selected);
    } catch (error) {
      log.error(`${id} failed: ${describe(error)}`);
      const showLog = l10n.t('Show Log');
      const text = l10n.t('Something went wrong. The log has the details.');
      if ((await window.showErrorMessage(text, showLog)) === showLog) log.show();
    }
  };
