import type { FieldId } from '../base/ids.ts';
import { visibleText } from '../base/visibleText.ts';
import { type Field, type FieldValue, isChoiceKind } from './field.ts';

/** The labels that selections had when they were chosen, by field: their ids and labels. */
export type ChosenLabels = readonly (readonly [
  FieldId,
  readonly (readonly [id: string, label: string])[],
])[];

/** A selection that has been chosen. */
export interface ChosenSelection {
  readonly id: string;
  readonly label: string;
  /** Whether the field still offers it. */
  readonly offered: boolean;
}

const idsOf = (value: FieldValue): readonly string[] => {
  if (typeof value !== 'string') return value;
  return value === '' ? [] : [value];
};

/** The chosen selections of a field with their labels, even those that are no longer offered. */
export function selectionsIn(
  { id: field, selections }: Pick<Field, 'id' | 'selections'>,
  value: FieldValue,
  labels: ChosenLabels | undefined,
): readonly ChosenSelection[] {
  const kept = new Map(labels?.find(([id]) => id === field)?.[1]);
  return idsOf(value).map((id) => {
    const selection = selections.find((each) => each.id === id);
    const label = selection?.label ?? visibleText(kept.get(id) ?? id);
    return { id, label, offered: selection !== undefined };
  });
}

/**
 * The labels, with those of the selections that are chosen in a field now. An id that equals its
 * label is left out.
 */
export function withLabels(
  labels: ChosenLabels | undefined,
  field: Field,
  value: FieldValue,
): ChosenLabels | undefined {
  const others = (labels ?? []).filter(([id]) => id !== field.id);
  const own = isChoiceKind(field.kind)
    ? selectionsIn(field, value, labels)
        .filter(({ id, label }) => id !== label)
        .map(({ id, label }) => [id, label] as const)
    : [];
  const all: ChosenLabels = own.length === 0 ? others : [...others, [field.id, own]];
  return all.length === 0 ? undefined : all;
}
