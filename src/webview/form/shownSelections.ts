import { selectionsIn } from '../../core/form/chosenSelections.ts';
import type { FieldValue } from '../../core/form/input.ts';
import { selectionId } from '../../core/base/ids.ts';
import type { Field, Selection } from '../../core/form/field.ts';
import { format } from '../../core/base/format.ts';
import type { FormContext } from './formContext.ts';

/** A selection, as a field shows it. */
export interface ShownSelection extends Selection {
  /** Whether it is chosen although the field no longer has it. */
  readonly gone: boolean;
}

/** All selections of a field, followed by chosen ones that the field no longer has. */
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
