import type { CommandId } from './ids.ts';

/**
 * The function of a command. Menus pass the item that it was called on, and all selected items.
 * @returns a text where something was done that only the status bar says.
 */
export type CommandHandler = (item?: unknown, selected?: unknown) => unknown;

/** All commands of the manifest; the type demands each one. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;
