import type { RunValue } from '../../../core/runs/run.ts';
import { type KickoffForm, fieldKinds } from '../../../core/form/field.ts';
import { fileNumbersIn, withFileNumber } from '../../../core/form/fileLinks.ts';
import type { TimeZone } from '../../../core/base/timeZone.ts';
import { visibleText } from '../../../core/base/visibleText.ts';
import { nonEmpty } from '../../mapping.ts';
import { dayIn } from '../day.ts';
import { toForm } from '../form.ts';
import type { Encoding } from '../generation.ts';
import type { People } from '../people.ts';
import type { WireField, WireKickoff } from '../schema.ts';
import type { Members } from './members.ts';
import type { WireRunDetail, WireTaskDetail, WireValue } from './schema.ts';

/** Fields with their values, some of them in sets. */
type WireValues = NonNullable<WireRunDetail['kickoff']>;

/** Files as links where possible, else their numbers. */
function attachmentsText({ attachments }: WireValue): string {
  const links = attachments.map(({ id, name, url }) => `[${name}](${withFileNumber(url, id)})`);
  const text = links.join('\n');
  const numbers = attachments.map(({ id }) => id);
  return fileNumbersIn(text).length === numbers.length ? text : numbers.join(', ');
}

/** All fields, including those in sets. */
export const valuesIn = ({ output, fieldsets }: WireValues): readonly WireValue[] => [
  ...output.items,
  ...fieldsets.items.flatMap(({ fields }) => fields.items),
];

/** The text by which a form names the person or group; empty where neither can be chosen. */
function holderText({ user_id: user, group_id: group }: WireValue, people: People): string {
  if (typeof group === 'string') return people.groups.get(group)?.exactName ?? '';
  return people.users.get(user ?? '')?.email ?? '';
}

/** The value of the form's field for a saved value. */
function heldValue(wire: WireValue, { file }: Encoding, people: People): string {
  switch (wire.type) {
    case 'user':
      return holderText(wire, people);
    case 'file':
      return file === 'links' ? wire.markdown_value : attachmentsText(wire);
    default:
      return wire.value;
  }
}

/** The fields in the shape of a template, so that both lead to the same form. */
const asKickoff = (
  { output, fieldsets }: WireValues,
  hold: (wire: WireValue) => string,
): WireKickoff => {
  const field = (wire: WireValue): WireField => ({
    ...wire,
    default: hold(wire),
    dataset: undefined,
  });
  return {
    description: '',
    fields: { ...output, items: output.items.map(field) },
    fieldsets: {
      ...fieldsets,
      items: fieldsets.items.map((set) => ({
        ...set,
        fields: { ...set.fields, items: set.fields.items.map(field) },
      })),
    },
  };
};

/** The form of a task or run, with the saved values as start values. */
export const heldForm = (
  wire: WireValues,
  encoding: Encoding,
  { people, zone }: Members,
): KickoffForm => {
  const kickoff = asKickoff(wire, (value) => heldValue(value, encoding, people));
  const { selection } = encoding;
  return toForm(kickoff, { selection, datasets: new Map(), zone, filledIn: true });
};

function shownText(wire: WireValue, zone: TimeZone): string {
  switch (wire.type) {
    case 'date':
      return dayIn(wire.value, zone) ?? visibleText(wire.markdown_value);
    case 'file':
    case 'url':
      return visibleText(nonEmpty(wire.markdown_value) ?? wire.value);
    default:
      return visibleText(wire.value);
  }
}

/** The value as a form takes it. A person without a number is left to be found by name. */
function formText(wire: WireValue, people: People): string {
  switch (wire.type) {
    case 'user': {
      const isNumbered = typeof (wire.user_id ?? wire.group_id) === 'string';
      return isNumbered && wire.value !== '' ? holderText(wire, people) : wire.value;
    }
    case 'file':
      return wire.attachments.length > 0 ? attachmentsText(wire) : wire.markdown_value;
    default:
      return wire.value;
  }
}

/** A value for a form, where the shown text is another one; days are shown as forms take them. */
function heldIn(wire: WireValue, text: string, people: People): Pick<RunValue, 'held'> {
  const held = wire.type === 'date' ? text : formText(wire, people);
  return held === text ? {} : { held };
}

/** The values that a run was launched with, in the order of its form. */
export function toValues(
  wire: WireValues,
  { people, zone }: Pick<Members, 'people' | 'zone'>,
): readonly RunValue[] {
  const byName = new Map(valuesIn(wire).map((value) => [value.api_name, value]));
  const { fields } = toForm(
    asKickoff(wire, () => ''),
    { selection: 'text', datasets: new Map(), zone },
  );
  return fields.flatMap(({ id, name, section }) => {
    const value = byName.get(id);
    const kind = fieldKinds.find((each) => each === value?.type) ?? 'unknown';
    if (!value) return [];
    const text = shownText(value, zone);
    return [{ id, name, kind, text, ...heldIn(value, text, people), section }];
  });
}

/** Whether generations give the values of the form in different forms. */
export const isReadByGeneration = (wire: WireValues): boolean =>
  valuesIn(wire).some(
    ({ type, value, selections }) =>
      (type === 'file' && value !== '') ||
      selections.items.some((selection) => typeof selection !== 'string'),
  );

/**
 * The task with its hidden fields counted as shown: a server that empties fields left out empties
 * hidden ones, too.
 */
export const withHidden = (wire: WireTaskDetail): WireTaskDetail => {
  const shown = (fields: WireTaskDetail['output']): WireTaskDetail['output'] => ({
    ...fields,
    items: fields.items.map((value) => ({ ...value, is_hidden: false })),
  });
  const { output, fieldsets } = wire;
  const sets = fieldsets.items.map((set) => ({ ...set, fields: shown(set.fields) }));
  return { ...wire, output: shown(output), fieldsets: { ...fieldsets, items: sets } };
};
