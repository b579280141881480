import { type Dataset, type Field, type Fieldset, type Form, isChoice } from '../../model/forms.ts';
import type { Kickoff } from '../../model/workflows.ts';
import type { Generation } from '../../model/server.ts';
import { isSince } from '../generation.ts';
import { inOrder, optionsOf, ownOptions } from './options.ts';

const presentField = (
  field: Field,
  selections: readonly unknown[],
  generation: Generation,
): object => ({
  name: field.name,
  description: field.description,
  type: field.type,
  is_required: field.required,
  ...(isSince(generation, 'v5') && { is_hidden: field.hidden }),
  api_name: field.apiName,
  default: field.default,
  order: field.order,
  ...(isChoice(field) && { selections }),
  ...(isChoice(field) && isSince(generation, 'v6') && { dataset: field.dataset }),
});

/** A field as editors see it: its own options as objects, and its dataset by id. */
export const definedField = (field: Field, generation: Generation): object =>
  presentField(field, ownOptions(field), generation);

/** A kick-off form in a list: fields have the texts of their options, but not in field sets. */
export const listedKickoff = (
  kickoff: Kickoff,
  datasets: readonly Dataset[],
  generation: Generation,
): object => ({
  fields: inOrder(kickoff.fields).map((field) =>
    isSince(generation, 'v6')
      ? presentField(field, optionsOf(field, datasets), generation)
      : definedField(field, generation),
  ),
  ...presentSets(kickoff, generation),
});

/** A form as editors see it. */
export const definedForm = (kickoff: Form, generation: Generation): object => ({
  fields: inOrder(kickoff.fields).map((field) => definedField(field, generation)),
  ...presentSets(kickoff, generation),
});

/** The newest set comes first, wherever it is in the form. */
const presentSets = ({ fieldsets }: Form, generation: Generation): object =>
  generation === 'v7' ? { fieldsets: fieldsets.toReversed().map(presentSet) } : {};

const presentSet = (set: Fieldset): object => ({
  title: set.title,
  order: set.order,
  description: set.description,
  api_name: set.apiName,
  shared_fieldset_id: set.id,
  name: set.name,
  label_position: set.labelPosition,
  layout: set.layout,
  rules: set.rules.map(({ apiName, value, fields }) => ({
    type: 'sum_equal',
    value,
    api_name: apiName,
    fields,
  })),
  fields: inOrder(set.fields).map((field) => definedField(field, 'v7')),
});
