import {
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  type TreeItem,
  Uri,
} from 'vscode';
import { addressPart } from '../../core/account/webAddresses.ts';

const scheme = 'pneumatic-mark';

/** The marks of a row. */
export interface Marks {
  readonly overdue: boolean;
  readonly urgent: boolean;
}

/** The URI by which the decoration recognises a row; undefined for one without marks. */
function markUri(id: string, { overdue, urgent }: Marks): Uri | undefined {
  if (!overdue && !urgent) return undefined;
  const query = [...(overdue ? ['overdue'] : []), ...(urgent ? ['urgent'] : [])].join('&');
  return Uri.from({ scheme, path: `/${addressPart(id)}`, query });
}

/**
 * Marks a row by a URI that the decoration recognises, and gives a screen reader all that the row
 * shows. Set the label and description first: that it is overdue or urgent stands there.
 * @param state the meaning of its icon; empty where the description has it.
 */
export function mark(item: TreeItem, id: string, marks: Marks, state = ''): void {
  const marked = markUri(id, marks);
  if (marked) item.resourceUri = marked;
  const name = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
  const description = typeof item.description === 'string' ? item.description : '';
  const parts = [name, state, ...description.split(' · ')].filter((part) => part !== '');
  item.accessibilityInformation = { label: parts.join(', ') };
}

const wordsFor = ({ overdue, urgent }: Marks): readonly string[] => [
  ...(overdue ? [l10n.t('Overdue')] : []),
  ...(urgent ? [l10n.t('Urgent')] : []),
];

/**
 * Colours what is overdue and marks what is urgent: a row's label takes a colour or a badge only
 * from a decoration.
 */
export const markDecoration: FileDecorationProvider = {
  provideFileDecoration: ({ scheme: its, query }) => {
    if (its !== scheme) return undefined;
    const marks = query.split('&');
    const overdue = marks.includes('overdue');
    const urgent = marks.includes('urgent');
    return new FileDecoration(
      urgent ? '!' : undefined,
      wordsFor({ overdue, urgent }).join(', '),
      overdue ? new ThemeColor('list.warningForeground') : undefined,
    );
  },
};
