import type { Dataset, Field, Fieldset, Kickoff } from '../model.ts';
import { inOrder, isChoice, optionsOf, ownOptions } from './options.ts';

const presentField = (field: Field, selections: readonly unknown[]): object => ({
  name: field.name,
  description: field.description,
  type: field.type,
  is_required: field.required,
  is_hidden: field.hidden,
  api_name: field.apiName,
  default: field.default,
  order: field.order,
  ...(isChoice(field) && { selections, dataset: field.dataset }),
});

/** A field with its own options as objects, and its dataset by id. */
export const definedField = (field: Field): object => presentField(field, ownOptions(field));

/** A kick-off form in a list: with the texts to choose from, except in sets of fields. */
export const listedKickoff = (kickoff: Kickoff, datasets: readonly Dataset[]): object => ({
  fields: inOrder(kickoff.fields).map((field) => presentField(field, optionsOf(field, datasets))),
  fieldsets: presentSets(kickoff),
});

/** A kick-off form as it was put together. */
export const definedKickoff = (kickoff: Kickoff): object => ({
  fields: inOrder(kickoff.fields).map(definedField),
  fieldsets: presentSets(kickoff),
});

/** The newest set comes first, whatever its place in the form. */
const presentSets = ({ fieldsets }: Kickoff): readonly object[] =>
  fieldsets.toReversed().map(presentSet);

const presentSet = (set: Fieldset): object => ({
  title: set.title,
  order: set.order,
  description: set.description,
  api_name: set.apiName,
  shared_fieldset_id: null,
  name: set.name,
  label_position: set.labelPosition,
  layout: set.layout,
  rules: set.rules.map(({ apiName, value, fields }) => ({
    type: 'sum_equal',
    value,
    api_name: apiName,
    fields,
  })),
  fields: inOrder(set.fields).map(definedField),
});
