import type { CommandId } from './manifest/ids.ts';
import { isPendingLaunch } from './launches/pendingLaunchItem.ts';
import { isRunRecord } from './launches/runRecordItem.ts';
import { isRunRow } from './runs/runRow.ts';
import { isWorkflowRow } from './workflows/workflowRow.ts';
import { isUnreadableRow } from './service/unreadableText.ts';

/**
 * The function of each key on a row. Rows of a view are of several kinds, and one key may stand for
 * another command on each kind.
 */
export function commandsOnKey(
  id: CommandId,
  focused: unknown,
  all: readonly unknown[],
): readonly CommandId[] {
  switch (id) {
    case 'pneumatic.copyNameAndLink':
      if (isPendingLaunch(focused)) return ['pneumatic.copyLaunchName'];
      return isUnreadableRow(focused) ? ['pneumatic.copyDetails'] : [id];
    case 'pneumatic.launchThisWorkflow':
      return isWorkflowRow(focused) && focused.type === 'savedLaunch'
        ? ['pneumatic.launchSaved']
        : [id];
    case 'pneumatic.launchAgain':
      return isPendingLaunch(focused) ? ['pneumatic.checkLaunch'] : [id];
    case 'pneumatic.removeRun':
      if (isRunRow(focused) && focused.type === 'run') return ['pneumatic.deleteRun'];
      if (!all.some(isPendingLaunch)) return [id];
      return [...(all.some(isRunRecord) ? [id] : []), 'pneumatic.dismissLaunch'];
    default:
      return [id];
  }
}
