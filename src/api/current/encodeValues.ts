import type { Answer } from '../../core/base/answer.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import type { LaunchRequest } from '../../core/kickoff/launchRequest.ts';
import type { LaunchValue } from '../../core/form/values.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { TimeZone } from '../../core/base/timeZone.ts';
import type { FieldKind } from '../../core/form/field.ts';
import { mapped, wireId } from '../mapping.ts';
import { secondsOf } from './day.ts';
import { fileNumbersIn } from '../../core/form/fileLinks.ts';
import { toFileLinks } from './fileLink.ts';
import { type Encoding, encodings } from './generation.ts';
import { type People, nobody } from './people.ts';
import type { IsEnough } from './peopleBook.ts';
import { type Sources, findZone } from './sources.ts';

type FieldValues = LaunchRequest['values'];
type LaunchDay = Extract<LaunchValue, { readonly kind: 'date' }>;

/** The facts that decide how values are encoded. */
interface Writing {
  readonly encoding: Encoding;
  readonly people: People;
  readonly zone: TimeZone;
}

/** A person's number, found by their e-mail address. */
function numberOf(text: string, { users }: People): string | undefined {
  const wanted = text.toLowerCase();
  return [...users.values()].find(({ email }) => email.toLowerCase() === wanted)?.id;
}

/** Whether all chosen people are known. */
const knowsChosen =
  (values: FieldValues): IsEnough =>
  (people) =>
    values.every(
      ({ value }) => value.kind !== 'user' || numberOf(value.text, people) !== undefined,
    );

/** A file without a number is left for the service to refuse. */
function toFileIds(text: string): readonly unknown[] {
  const numbers = fileNumbersIn(text);
  return numbers.length > 0 ? numbers.map(wireId) : [text];
}

const wireDay = ({ text, moment }: LaunchDay, zone: TimeZone): unknown =>
  moment === undefined ? (secondsOf(text, zone) ?? text) : Number(moment);

/**
 * Every generation takes each of these for any kind, but a value of another shape would look wrong.
 */
function wireNothing(kind: FieldKind): unknown {
  switch (kind) {
    case 'checkbox':
    case 'file':
      return [];
    case 'number':
    case 'date':
    case 'radio':
    case 'dropdown':
    case 'user':
      return null;
    case 'string':
    case 'text':
    case 'url':
    case 'unknown':
      return '';
  }
}

function wireValue(value: LaunchValue, { encoding, people, zone }: Writing): unknown {
  const wireSelection = (id: string): unknown => (encoding.selection === 'id' ? wireId(id) : id);
  switch (value.kind) {
    case 'radio':
    case 'dropdown':
      return wireSelection(value.selection);
    case 'checkbox':
      return value.selections.map(wireSelection);
    case 'emptied':
      return wireNothing(value.of);
    case 'date':
      return wireDay(value, zone);
    case 'user':
      return encoding.user === 'id'
        ? wireId(numberOf(value.text, people) ?? value.text)
        : value.text;
    case 'file':
      return encoding.file === 'ids' ? toFileIds(value.text) : toFileLinks(value.text);
    case 'string':
    case 'text':
    case 'number':
    case 'url':
    case 'unknown':
      return value.text;
  }
}

/** Whether generations take the values of a kind in different forms. */
const isSentByGeneration: Readonly<Record<LaunchValue['kind'], boolean>> = {
  string: false,
  text: false,
  number: false,
  date: false,
  url: false,
  radio: true,
  dropdown: true,
  checkbox: true,
  user: true,
  file: true,
  unknown: false,
  emptied: false,
};

/** Whether the moment that is meant depends on the zone. */
const dependsOnZone = (values: FieldValues): boolean =>
  values.some(({ value }) => value.kind === 'date' && value.moment === undefined);

async function findWriting(
  sources: Sources,
  values: FieldValues,
  signal: AbortSignal | undefined,
): Answer<Writing> {
  const zoned = dependsOnZone(values) ? await findZone(sources, signal) : success(sources.zone.now);
  if (!zoned.ok) return zoned;
  const zone = zoned.value;
  if (!values.some(({ value }) => isSentByGeneration[value.kind]))
    return success({ encoding: encodings.v7, people: nobody, zone });
  const found = await sources.generation.find(signal);
  if (!found.ok) return found;
  const encoding = encodings[found.value];
  const people =
    encoding.user === 'id'
      ? await sources.people.read(signal, knowsChosen(values))
      : success(nobody);
  return mapped(people, (known) => ({ encoding, people: known, zone }));
}

/** Values by the names of their fields, in the form that is sent. */
type WireValues = Readonly<Record<string, unknown>>;

/** Whether a request was refused because of this field. */
const isAbout = (error: ServiceError, field: string): boolean =>
  error.kind === 'rejected' &&
  error.rejections.some(({ target }) => target.part === 'field' && target.id === field);

/** Notes, from the answer to sent values, how the server wants people to be named. */
export function noteNaming(
  { generation }: Sources,
  values: FieldValues,
  sent: WireValues,
  outcome: Result<unknown, ServiceError>,
): void {
  for (const { field, value } of values) {
    if (value.kind === 'user' && (outcome.ok || isAbout(outcome.error, field))) {
      generation.named(typeof sent[field] === 'number' ? 'id' : 'words', outcome.ok);
    }
  }
}

/** The values by the names of their fields, in the encoding of the server's generation. */
export async function encodeValues(
  sources: Sources,
  values: FieldValues,
  signal: AbortSignal | undefined,
): Answer<WireValues> {
  const how = await findWriting(sources, values, signal);
  return mapped(how, (writing) =>
    // `fromEntries` can make a property of any name, `__proto__` too.
    Object.fromEntries(
      values.map(({ field, value }) => [field, wireValue(value, writing)] as const),
    ),
  );
}
