import { l10n, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import {
  type PendingLaunch,
  type UnknownLaunch,
  pendingName,
} from '../../core/launches/pendingLaunch.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { ContextWord } from '../manifest/ids.ts';
import { progressText } from './pendingLaunchText.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { Tooltip } from '../platform/tooltip.ts';

/** Whether the argument of a command, or a row, is a launch without an answer. */
export const isPendingLaunch = (item: unknown): item is PendingLaunch =>
  typeof item === 'object' && item !== null && 'sentAt' in item && 'progress' in item;

/** The key of the row of a launch. */
export const pendingLaunchKey = ({ id }: PendingLaunch): string =>
  JSON.stringify(['pendingLaunch', id]);

/** The row of a launch whose outcome a person has to find out. */
export function pendingLaunchItem(launch: UnknownLaunch, clock: ClockView): TreeItem {
  const item = new TreeItem(shownName(pendingName(launch)));
  item.id = pendingLaunchKey(launch);
  item.description = l10n.t(
    'may have started · {0} · {1}',
    launch.workflow.name,
    dateTime(launch.sentAt, clock),
  );
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.contextValue = 'pendingLaunch' satisfies ContextWord;
  return item;
}

/** Gives the row its tooltip. */
export function resolvePendingLaunchItem(
  item: TreeItem,
  launch: UnknownLaunch,
  clock: ClockView,
): TreeItem {
  item.tooltip = new Tooltip()
    .title(pendingName(launch))
    .line(l10n.t('This launch may have started: {0}', progressText(launch.progress)))
    .line(l10n.t('Workflow: {0}', launch.workflow.name))
    .line(l10n.t('Sent: {0}', dateTime(launch.sentAt, clock)))
    .clock(clock)
    .line(l10n.t('Account: {0}', launch.account.label))
    .line(
      l10n.t('Nothing is sent again by itself. Look for the run in Pneumatic, then dismiss it.'),
    )
    .build();
  return item;
}
