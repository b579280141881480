import { l10n, type MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { ContextWord } from '../manifest/ids.ts';
import { unreadableLabel, unreadableReason } from './unreadableText.ts';
import { Tooltip } from '../platform/tooltip.ts';

/** How many entries are named in a tooltip. */
const mostNamed = 10;

/** The row for listed entries that cannot be read. */
export function unreadableItem(row: UnreadableRow): TreeItem {
  const item = new TreeItem(unreadableLabel(row));
  const [first] = row.parts;
  if (first) item.description = unreadableReason(first);
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.contextValue = 'unreadable' satisfies ContextWord;
  return item;
}

export function unreadableTooltip(row: UnreadableRow): MarkdownString {
  const tooltip = new Tooltip().title(unreadableLabel(row));
  for (const part of row.parts.slice(0, mostNamed)) tooltip.line(unreadableReason(part));
  if (row.parts.length > mostNamed) tooltip.line('…');
  return tooltip
    .line(
      l10n.t('Copy the details and send them to whoever looks after the server. The rest is here.'),
    )
    .build();
}
