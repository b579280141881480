import { selectionsIn } from '../../core/form/chosenSelections.ts';
import type { FieldValue } from '../../core/form/input.ts';
import { selectionId } from '../../core/base/ids.ts';
import type { Field, Selection } from '../../core/form/field.ts';
import { format } from '../../core/base/format.ts';
import type { FormContext } from './formContext.ts';

/** A selection as it is shown. */
export interface ShownSelection extends Selection {
  /** It was chosen, and the field has it no longer. */
  readonly gone: boolean;
}

/** All that can be chosen in a field, and below it what was chosen and has gone. */
export function shownSelections(
  field: Field,
  value: FieldValue,
  { strings, session }: Pick<FormContext, 'strings' | 'session'>,
): readonly ShownSelection[] {
  const inWords = (label: string): string => (label.trim() === '' ? strings.blankOption : label);
  const gone = selectionsIn(field, value, session.input.labels).filter(({ offered }) => !offered);
  return [
    ...field.selections.map(({ id, label }) => ({ id, label: inWords(label), gone: false })),
    ...gone.map(({ id, label }) => ({
      id: selectionId(id),
      label: format(strings.goneOption, inWords(label)),
      gone: true,
    })),
  ];
}
