import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { MoreRows } from '../../core/base/moreRows.ts';
import type { CommandId } from '../manifest/ids.ts';
import { locale } from '../platform/format.ts';

/** The row that shows more of a long list, by this command. */
export function moreItem(command: CommandId, { next, left }: MoreRows): TreeItem {
  const count = (number: number): string => number.toLocaleString(locale());
  const title = l10n.t('Show {0} More of {1}', count(next), count(left));
  const item = new TreeItem(title);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command, title };
  return item;
}
