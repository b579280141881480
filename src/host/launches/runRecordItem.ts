import { ThemeIcon, TreeItem } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { type RunRecord, runKey } from '../../core/launches/runRecord.ts';
import { dateTime, shownName } from '../platform/format.ts';

export const isRunRecord = (item: unknown): item is RunRecord =>
  typeof item === 'object' && item !== null && 'launchedAt' in item;

export function recordItem(run: RunRecord, clock: ClockView): TreeItem {
  const item = new TreeItem(shownName(run.name));
  // Without an id, the tree would keep another run of the same name selected.
  item.id = runKey(run);
  const id = visibleText(run.id);
  item.description = `#${id} · ${run.workflow.name} · ${dateTime(run.launchedAt, clock)}`;
  item.iconPath = new ThemeIcon('rocket');
  item.contextValue = 'run';
  return item;
}
