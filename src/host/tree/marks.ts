import { FileDecoration, type FileDecorationProvider, l10n, ThemeColor, Uri } from 'vscode';
import { addressPart } from '../../core/addresses.ts';

const scheme = 'pneumatic-mark';

/** What a row is marked with. */
export interface Marks {
  readonly overdue: boolean;
  readonly urgent: boolean;
}

/** A name for a row that the decoration recognises, undefined for one without marks. */
export function markUri(id: string, { overdue, urgent }: Marks): Uri | undefined {
  if (!overdue && !urgent) return undefined;
  const query = [...(overdue ? ['overdue'] : []), ...(urgent ? ['urgent'] : [])].join('&');
  return Uri.from({ scheme, path: `/${addressPart(id)}`, query });
}

/** Colours what is overdue and marks what is urgent: a row's label takes both in no other way. */
export const markDecoration: FileDecorationProvider = {
  provideFileDecoration: ({ scheme: its, query }) => {
    if (its !== scheme) return undefined;
    const marks = query.split('&');
    const overdue = marks.includes('overdue');
    const urgent = marks.includes('urgent');
    const words = [...(overdue ? [l10n.t('Overdue')] : []), ...(urgent ? [l10n.t('Urgent')] : [])];
    return new FileDecoration(
      urgent ? '!' : undefined,
      words.join(', '),
      overdue ? new ThemeColor('list.warningForeground') : undefined,
    );
  },
};
