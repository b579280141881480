import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { type RunRecord, runKey } from '../../core/launches/runRecord.ts';
import type { ContextWord } from '../manifest/ids.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { Tooltip } from '../platform/tooltip.ts';

export const isRunRecord = (item: unknown): item is RunRecord =>
  typeof item === 'object' && item !== null && 'launchedAt' in item;

/** The tree item of a run that was launched from here. */
export function runRecordItem(run: RunRecord, clock: ClockView): TreeItem {
  const item = new TreeItem(shownName(run.name));
  // Without an id, the tree would keep another run of the same name selected.
  item.id = runKey(run);
  const id = visibleText(run.id);
  item.description = `#${id} · ${run.workflow.name} · ${dateTime(run.launchedAt, clock)}`;
  item.iconPath = new ThemeIcon('rocket');
  item.contextValue = 'launchedRun' satisfies ContextWord;
  return item;
}

/** Gives the tree item of a remembered run its tooltip. */
export function resolveRunRecordItem(item: TreeItem, run: RunRecord, clock: ClockView): TreeItem {
  item.tooltip = new Tooltip()
    .title(run.name)
    .line(l10n.t('Workflow: {0}', run.workflow.name))
    .line(l10n.t('Launched: {0}', dateTime(run.launchedAt, clock)))
    .clock(clock)
    .line(l10n.t('Run ID: {0}', run.id))
    .line(l10n.t('Account: {0}', run.account.label))
    .build();
  return item;
}
