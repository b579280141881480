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

/** What a row is marked with. */
export interface Marks {
  readonly overdue: boolean;
  readonly urgent: boolean;
}

/** A name for a row that the decoration recognises, undefined for one without marks. */
function markUri(id: string, { overdue, urgent }: Marks): Uri | undefined {
  if (!overdue && !urgent) return undefined;
  const query = [...(overdue ? ['overdue'] : []), ...(urgent ? ['urgent'] : [])].join('&');
  return Uri.from({ scheme, path: `/${addressPart(id)}`, query });
}

/**
 * Marks a row, by a name that the decoration recognises, and says what colours and pictures tell the
 * eye to a screen reader, too. Label and description have to be there already.
 * @param state what its picture tells; empty where the description does.
 */
export function mark(item: TreeItem, id: string, marks: Marks, state = ''): void {
  const marked = markUri(id, marks);
  if (marked) item.resourceUri = marked;
  const words = [...wordsFor(marks), state].filter((word) => word !== '');
  if (words.length === 0) return;
  const name = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
  const description = typeof item.description === 'string' ? item.description : '';
  const parts = [name, ...words, description].filter((part) => part !== '');
  item.accessibilityInformation = { label: parts.join(', ') };
}

const wordsFor = ({ overdue, urgent }: Marks): readonly string[] => [
  ...(overdue ? [l10n.t('Overdue')] : []),
  ...(urgent ? [l10n.t('Urgent')] : []),
];

/** Colours what is overdue and marks what is urgent: a row's label takes both in no other way. */
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
