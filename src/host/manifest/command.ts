import type { CommandId } from './ids.ts';

/**
 * The function of a command. Menus pass the item that it was called on, and all selected items.
 * @returns a text where something was done that only the status bar says.
 */
export interface CommandHandler {
  (item?: unknown, selected?: unknown): unknown;
  /** Whether it changes something by its row, which the service has to have listed by then. */
  readonly needsFreshRow?: true;
}

/** A command that changes something by its row: it waits where that is shown as it was kept. */
export const onFreshRow = (act: CommandHandler): CommandHandler =>
  Object.assign(act, { needsFreshRow: true as const });

/** All commands of the manifest; the type demands each one. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;
