import type { CommandId } from './ids.ts';

/** The function of a command. Menus pass the item that it was called on, and all selected items. */
export type CommandHandler = (item?: unknown, selected?: unknown) => Promise<void> | void;

/** All commands of the manifest; the type demands each one. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;
