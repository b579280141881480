import { commands, Disposable, l10n } from 'vscode';
import { SecretsError } from './account/secretsError.ts';
import { describe } from './platform/log.ts';
import type { CommandId } from './manifest/ids.ts';
import { showError, showInformation } from './platform/notify.ts';
import type { FirstParts } from './firstParts.ts';
import type { LateServices } from './lateServices.ts';
import { type KeyPress, focusIn, isKeyPress } from './keyPress.ts';
import { loadCommands } from './loadCommands.ts';

/** What package.json says of commands: a test compares their ids with the type. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: CommandId }[];
    readonly menus: {
      readonly 'view/item/context': readonly { readonly command?: CommandId }[];
    };
  };
}

/** Registers all commands. An unexpected error is logged whole and shown in short. */
export function registerCommands(first: FirstParts, late: LateServices): Disposable {
  return Disposable.from(
    ...contributed(first).commands.map(({ command: id }) =>
      commands.registerCommand(id, guarded(first, late, id)),
    ),
  );
}

const contributed = ({ context }: FirstParts): Manifest['contributes'] =>
  (context.extension.packageJSON as Manifest).contributes;

/** Whether rows of a view have a command in their menu. */
const isOfRow = (first: FirstParts, id: CommandId): boolean =>
  contributed(first).menus['view/item/context'].some(({ command }) => command === id);

const isThere = (row: unknown): boolean => row !== undefined && row !== null;

const guarded =
  (first: FirstParts, late: LateServices, id: CommandId) =>
  async (...args: readonly unknown[]): Promise<void> => {
    const { log } = first;
    const [item, selected] = args;
    try {
      // VS Code passes nothing for a row that its view let go of between the click and now. The
      // command must not take the selected row in its place.
      if (args.length > 0 && !isThere(item) && isOfRow(first, id)) tellOfGoneRow();
      else if (isKeyPress(item)) await onKey(late, id, item);
      else await run(late, id, item, Array.isArray(selected) ? selected.filter(isThere) : selected);
    } catch (error) {
      log.error(`${id} failed: ${describe(error)}`);
      if (error instanceof SecretsError) {
        await showError((await loadCommands()).secretsText(error.task));
        return;
      }
      const showLog = l10n.t('Show Log');
      const text = l10n.t('Something went wrong. The log has the details.');
      if ((await showError(text, showLog)) === showLog) log.show();
    }
  };

function tellOfGoneRow(): void {
  // The notification needs no answer.
  void showInformation(l10n.t('The list has just changed, and this row is no longer in it.'));
}

async function run(
  late: LateServices,
  id: CommandId,
  item: unknown,
  selected: unknown,
): Promise<void> {
  // The bundle of commands is loaded with the first command.
  await (await late.commands())[id](item, selected);
}

/** Acts on the row with the focus, even if others are selected. */
async function onKey(late: LateServices, id: CommandId, { keyIn, step }: KeyPress): Promise<void> {
  const focus = focusIn(await late.load(), keyIn);
  if (step === 'find') {
    focus.begin();
    return;
  }
  const rows = step === 'act' ? focus.take() : undefined;
  if (!rows) {
    // The notification needs no answer.
    void showInformation(l10n.t('Choose a row of the list first, with the arrow keys or a click.'));
    return;
  }
  const { commandsOnKey } = await loadCommands();
  for (const each of commandsOnKey(id, rows.focused, rows.all)) {
    await run(late, each, rows.focused, rows.all);
  }
}
