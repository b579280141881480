import { isDate } from '../../core/form/validate.ts';
import { fieldId, selectionId } from '../../core/base/ids.ts';
import type {
  Field,
  FieldKind,
  FieldValue,
  FormSection,
  KickoffForm,
  Selection,
} from '../../core/form/field.ts';
import type { TimeZone } from '../../core/base/timeZone.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { distinct, nonEmpty, toBaseField } from '../mapping.ts';
import { selectionsIn, chosenTexts } from './selectionsIn.ts';
import { dayIn } from './day.ts';
import type { DatasetItems } from './datasets.ts';
import type { Encoding } from './generation.ts';
import type { WireField, WireFieldSet, WireKickoff, WireSelection } from './schema.ts';

/** What a form is made with, besides what the template has of it. */
export interface FormSource {
  readonly selection: Encoding['selection'];
  /** The items of datasets, as far as they have been asked for. */
  readonly datasets: DatasetItems;
  /** Whether values were filled in by somebody, who is to see also what is no longer offered. */
  readonly filledIn?: boolean;
  /** By whose clock its days are. */
  readonly zone: TimeZone;
}

/** A field or a field set in its place on the form. */
interface Entry {
  readonly order: number | null | undefined;
  readonly name: string;
  readonly isSet: boolean;
  readonly fields: readonly Field[];
}

/** What is sent back for a selection, which is its id for us. */
function sentFor(wire: WireSelection, by: FormSource['selection']): string {
  if (typeof wire === 'string') return wire;
  switch (by) {
    case 'text':
      return wire.value;
    case 'apiName':
      return wire.api_name ?? wire.value;
    case 'id':
      return wire.id ?? wire.api_name ?? wire.value;
  }
}

/** Labels are as they were sent. */
function optionsOf(wire: WireField, { selection, datasets }: FormSource): readonly Selection[] {
  const all = [...wire.selections.items, ...(datasets.get(wire.dataset ?? '') ?? [])];
  return distinct(
    all.flatMap((each) => {
      const id = sentFor(each, selection);
      const label = typeof each === 'string' ? each : (nonEmpty(each.value) ?? id);
      return id === '' ? [] : [{ id: selectionId(id), label }];
    }),
  );
}

function startValue(
  kind: FieldKind,
  text: string,
  options: readonly Selection[],
  { zone, filledIn = false }: FormSource,
): FieldValue | undefined {
  if (text === '') return undefined;
  switch (kind) {
    case 'checkbox': {
      const known = selectionsIn(text, options);
      const ids = known.length === 0 && filledIn ? chosenTexts(text, options) : known;
      return ids.length > 0 ? ids : undefined;
    }
    case 'radio':
    case 'dropdown':
      return options.find(({ label }) => label === text)?.id ?? (filledIn ? text : undefined);
    case 'date':
      return isDate(text) ? text : dayIn(text, zone);
    case 'string':
    case 'text':
    case 'number':
    case 'url':
    case 'user':
    case 'file':
    case 'unknown':
      return text;
  }
}

/** One whose options are all kept from us is filled in as text: who fills it in may know them. */
function kindOf(
  { kind }: Pick<Field, 'kind'>,
  { dataset }: WireField,
  options: readonly Selection[],
  { datasets }: FormSource,
): FieldKind {
  if (options.length > 0 || typeof dataset !== 'string') return kind;
  const isKept = datasets.has(dataset) && datasets.get(dataset) === undefined;
  return isKept ? 'unknown' : kind;
}

function toField(wire: WireField, source: FormSource, section: FormSection | undefined): Field {
  const base = toBaseField(wire);
  const options = optionsOf(wire, source);
  const field = { ...base, kind: kindOf(base, wire, options, source) };
  const start = startValue(field.kind, wire.default, options, source);
  return {
    ...field,
    selections: options.map(({ id, label }) => ({ id, label: visibleText(label) })),
    ...(wire.selections.unreadable.length > 0 && { hasUnreadableSelections: true }),
    ...(start !== undefined && { startValue: start }),
    ...(isMomentOfDay(field.kind, wire.default) && { startMoment: wire.default }),
    ...(section && { section }),
  };
}

/**
 * As the service's own pages show them: the highest number first, then loose fields before field
 * sets, then the later name first. Without numbers they stay as they come.
 */
function byOrder(a: Entry, b: Entry): number {
  if (typeof a.order !== 'number') return typeof b.order === 'number' ? 1 : 0;
  if (typeof b.order !== 'number') return -1;
  if (a.order !== b.order) return b.order - a.order;
  if (a.isSet !== b.isSet) return a.isSet ? 1 : -1;
  if (a.name === b.name) return 0;
  return a.name < b.name ? 1 : -1;
}

const inOrder = (entries: readonly Entry[]): readonly Field[] =>
  entries.toSorted(byOrder).flatMap(({ fields }) => fields);

function entriesOf(
  wire: readonly WireField[],
  source: FormSource,
  section?: FormSection,
): readonly Entry[] {
  return wire
    .filter((field) => field.is_hidden !== true)
    .map((field) => ({
      order: field.order,
      name: field.api_name,
      isSet: false,
      fields: [toField(field, source, section)],
    }));
}

function setEntry(wire: WireFieldSet, index: number, source: FormSource): Entry {
  const title = nonEmpty(wire.title) ?? wire.name;
  const { description, order, api_name: name } = wire;
  const id = nonEmpty(name) ?? `set-${index + 1}`;
  const section = title === '' && description === '' ? undefined : { id, title, description };
  const fields = inOrder(entriesOf(wire.fields.items, source, section));
  return { order, name, isSet: true, fields };
}

/** The form with its fields as they are shown; those of field sets have a section. */
export function toForm(wire: WireKickoff, source: FormSource): KickoffForm {
  const sets = setsOf(wire).map((set, index) => setEntry(set, index, source));
  return {
    description: wire.description,
    fields: distinct(inOrder([...entriesOf(wire.fields.items, source), ...sets])),
    ...sumsIn(wire),
    ...unreadableIn(wire),
  };
}

const setsOf = ({ fieldsets }: WireKickoff): readonly WireFieldSet[] => fieldsets?.items ?? [];

/** The sums that sets of fields have to make up. */
function sumsIn(wire: WireKickoff): Pick<KickoffForm, 'sums'> {
  const sums = setsOf(wire).map(({ rules }) =>
    rules.flatMap(({ type, value, fields }) =>
      type === 'sum_equal' && value !== '' ? [{ total: value, fields: fields.map(fieldId) }] : [],
    ),
  );
  const given = sums.filter((rules) => rules.length > 0);
  return given.length > 0 ? { sums: given } : {};
}

/** What of a form cannot be read: fields, and sets of them. */
function unreadableIn(wire: WireKickoff): Pick<KickoffForm, 'unreadable'> {
  const lists = [wire.fields, ...(wire.fieldsets ? [wire.fieldsets] : [])];
  const inSets = setsOf(wire).flatMap(({ fields }) => fields.unreadable);
  const unreadable = [...lists.flatMap((list) => list.unreadable), ...inSets];
  return unreadable.length > 0 ? { unreadable } : {};
}

/** A day that the service holds as a moment, which is another day by other clocks. */
const isMomentOfDay = (kind: FieldKind, text: string): boolean =>
  kind === 'date' && text.trim() !== '' && Number.isFinite(Number(text));

/** Whether it takes a clock to tell what the form starts with. */
export const startsWithDays = (wire: WireKickoff): boolean =>
  [...wire.fields.items, ...setsOf(wire).flatMap(({ fields }) => fields.items)].some(
    ({ type, default: text }) => type === 'date' && text !== '' && !isDate(text),
  );

/** The datasets that fields within sets choose from; a list has those of loose fields in it. */
export const datasetsInSets = (wire: WireKickoff): readonly string[] =>
  datasetsOf(setsOf(wire).flatMap(({ fields }) => fields.items));

/** All datasets that the form's fields choose from. */
export const datasetsOfForm = (wire: WireKickoff): readonly string[] => [
  ...new Set([...datasetsOf(wire.fields.items), ...datasetsInSets(wire)]),
];

const datasetsOf = (fields: readonly WireField[]): readonly string[] => [
  ...new Set(fields.flatMap(({ dataset }) => dataset ?? [])),
];
