import { l10n, type LogOutputChannel } from 'vscode';
import { detach } from './log.ts';
import { showInformation } from './notify.ts';

/** Says what has been taken off a list, and offers to put it back. Nobody has to answer this. */
export function offerUndo(log: LogOutputChannel, text: string, putBack: () => Promise<void>): void {
  const undo = l10n.t('Undo');
  const offer = async (): Promise<void> => {
    if ((await showInformation(text, undo)) === undo) await putBack();
  };
  detach(log, 'Telling what has been removed', offer());
}
