import type { Dataset, Field, Selection } from '../../model/forms.ts';

/** The texts of a field's options: its own, then those of its dataset. */
export const optionsOf = (field: Field, datasets: readonly Dataset[]): readonly string[] =>
  [...field.selections, ...(datasets.find(({ id }) => id === field.dataset)?.items ?? [])].map(
    ({ value }) => value,
  );

/** The api_name of a selection. */
export const selectionName = ({ id }: Selection): string => `selection-${id}`;

/** The field's own options as objects; their api_name never changes. */
export const ownOptions = (field: Field): readonly object[] =>
  field.selections.map((selection) => ({
    value: selection.value,
    api_name: selectionName(selection),
  }));

/** The items in the order of the form. */
export const inOrder = <Item extends { readonly order: number }>(
  items: readonly Item[],
): readonly Item[] => items.toSorted((a, b) => b.order - a.order);
