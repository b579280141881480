import { l10n } from 'vscode';
import { formChanges, lostFields } from '../../core/form/formChanges.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import type { Field } from '../../core/form/field.ts';
import type { FormNews } from '../../protocol/formNews.ts';

const named = ({ name, required }: Field): string =>
  required ? l10n.t('“{0}” (required)', name) : l10n.t('“{0}”', name);

const line = (text: string, fields: readonly Field[]): readonly string[] =>
  fields.length === 0 ? [] : [`${text} ${fields.map(named).join(', ')}`];

/** The changes of a form's fields, in words. */
export function changedLines(before: readonly Field[], after: readonly Field[]): readonly string[] {
  const { added, removed, changed } = formChanges(before, after);
  return [
    ...line(l10n.t('Added:'), added),
    ...line(l10n.t('Removed:'), removed),
    ...line(l10n.t('Changed:'), changed),
  ];
}

/** The text about changes of a form; undefined where nothing has changed. */
export function formNewsOf(
  fields: readonly Field[],
  input: FormInput,
  { known, lines }: { readonly known: readonly Field[]; readonly lines: readonly string[] },
): FormNews | undefined {
  const gone = l10n.t('A field that is no longer there');
  const lost = lostFields(fields, input, known, gone);
  return lines.length === 0 && lost.length === 0 ? undefined : { lines, lost };
}

/** The filled-in fields as text that can be copied. */
export const filledFieldsText = (filled: readonly FilledField[]): string =>
  filled.map(({ name, text }) => `${name}: ${text}`).join('\n');
