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
import { chosenTexts, readJoined } from '../../core/form/joinedSelections.ts';
import { dayIn } from './day.ts';
import type { DatasetItems } from './datasets.ts';
import type { Encoding } from './generation.ts';
import type { WireField, WireFieldSet, WireKickoff, WireSelection } from './schema.ts';

/** The parts besides the template that a form is built from. */
export interface FormSource {
  readonly selection: Encoding['selection'];
  /** The items of the datasets that were read. */
  readonly datasets: DatasetItems;
  /** Whether the form has saved values, which are shown even if they are no longer offered. */
  readonly filledIn?: boolean;
  /** The zone in which its days are read. */
  readonly zone: TimeZone;
}

/** A field or a field set, with its place on the form. */
interface Entry {
  readonly order: number | null | undefined;
  readonly name: string;
  readonly isSet: boolean;
  readonly fields: readonly Field[];
}

/** The value that is sent for a selection, which we use as its id. */
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

/** The labels are kept unchanged. */
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
      const known = readJoined(text, options).ids;
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

/** A field whose options are all hidden from us is filled in as text: the person may know them. */
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
 * The order of the service's own pages: the highest number first, then loose fields before field
 * sets, then the later name first. Entries without numbers keep their order.
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

/** The form with its fields in the order of the page; fields of field sets have a section. */
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

/** The sums that fields of a set must add up to. */
function sumsIn(wire: WireKickoff): Pick<KickoffForm, 'sums'> {
  const sums = setsOf(wire).map(({ rules }) =>
    rules.flatMap(({ type, value, fields }) =>
      type === 'sum_equal' && value !== '' ? [{ total: value, fields: fields.map(fieldId) }] : [],
    ),
  );
  const given = sums.filter((rules) => rules.length > 0);
  return given.length > 0 ? { sums: given } : {};
}

/** The fields and field sets that cannot be read. */
function unreadableIn(wire: WireKickoff): Pick<KickoffForm, 'unreadable'> {
  const lists = [wire.fields, ...(wire.fieldsets ? [wire.fieldsets] : [])];
  const inSets = setsOf(wire).flatMap(({ fields }) => fields.unreadable);
  const unreadable = [...lists.flatMap((list) => list.unreadable), ...inSets];
  return unreadable.length > 0 ? { unreadable } : {};
}

/** Whether the service holds a moment for a day, which is another day by other clocks. */
const isMomentOfDay = (kind: FieldKind, text: string): boolean =>
  kind === 'date' && text.trim() !== '' && Number.isFinite(Number(text));

/** Whether the start values depend on a zone. */
export const startsWithDays = (wire: WireKickoff): boolean =>
  [wire, ...setsOf(wire)].some(({ fields }) =>
    fields.items.some(({ type, default: text }) => type === 'date' && text !== '' && !isDate(text)),
  );

/** The datasets of fields within sets; a list already has the items for loose fields. */
export const datasetsInSets = (wire: WireKickoff): readonly string[] =>
  datasetsOf(setsOf(wire).flatMap(({ fields }) => fields.items));

/** All datasets of the form's fields. */
export const datasetsOfForm = (wire: WireKickoff): readonly string[] => [
  ...new Set([...datasetsOf(wire.fields.items), ...datasetsInSets(wire)]),
];

const datasetsOf = (fields: readonly WireField[]): readonly string[] => [
  ...new Set(fields.flatMap(({ dataset }) => dataset ?? [])),
];
