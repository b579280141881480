import type { Dataset, Field } from '../model.ts';

const choiceTypes: readonly string[] = ['radio', 'checkbox', 'dropdown'];

export const isChoice = ({ type }: Field): boolean => choiceTypes.includes(type);

/** The texts to choose from: the field's own, then those of its dataset. */
export const optionsOf = (field: Field, datasets: readonly Dataset[]): readonly string[] =>
  [...field.selections, ...(datasets.find(({ id }) => id === field.dataset)?.items ?? [])].map(
    ({ value }) => value,
  );

/** The field's own options as objects; the api_name is theirs for good. */
export const ownOptions = (field: Field): readonly object[] =>
  field.selections.map(({ id, value }) => ({ value, api_name: `selection-${id}` }));

/** In the order of the form. */
export const inOrder = <Item extends { readonly order: number }>(
  items: readonly Item[],
): readonly Item[] => items.toSorted((a, b) => b.order - a.order);
