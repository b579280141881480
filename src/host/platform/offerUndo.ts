import { l10n, type LogOutputChannel } from 'vscode';
import { detach } from './log.ts';
import { showInformation } from './notify.ts';

/**
 * Says what was removed from a list, and offers to put it back. The notification needs no answer.
 */
export function offerUndo(log: LogOutputChannel, text: string, putBack: () => Promise<void>): void {
  const undo = l10n.t('Undo');
  const offer = async (): Promise<void> => {
    if ((await showInformation(text, undo)) === undo) await putBack();
  };
  detach(log, 'Offering to undo', offer());
}
