import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { MoreRows } from '../../core/base/moreRows.ts';
import type { CommandId } from '../manifest/ids.ts';
import { locale } from '../platform/format.ts';

/** The row that shows more of a long list, by this command. */
export function moreItem(command: CommandId, row: MoreRows): TreeItem {
  const count = (number: number): string => number.toLocaleString(locale());
  const title = l10n.t('Show {0} More of {1}', count(row.next), count(row.left));
  const item = new TreeItem(title);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command, title, arguments: [row] };
  return item;
}
