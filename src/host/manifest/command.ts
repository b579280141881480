import type { CommandId } from './ids.ts';

/** What a command does. Menus hand over the item it was called on, and all that are selected. */
export type CommandHandler = (item?: unknown, selected?: unknown) => Promise<void> | void;

/** Every command of the manifest; the type asks for each. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;
