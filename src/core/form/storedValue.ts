/** Values as the service keeps them, read back into a form. */
import type { Assignee } from '../account/assignee.ts';
import { type Result, failure, success } from '../base/result.ts';
import { assigneeNamed } from './assigneeNamed.ts';
import { type Field, type FieldKind, type FieldValue, isChoiceKind } from './field.ts';
import { fileLinksIn, fileNumbersIn, isFileText } from './fileLinks.ts';
import { readJoined } from './joinedSelections.ts';
import { readNumber } from './numbers.ts';
import { type FormRules, isDate } from './validate.ts';

/** Why a value has no place in a form. */
export type Misfit =
  | 'noField'
  | 'otherKind'
  | 'notOffered'
  /** No such person or group can be chosen. */
  | 'nobody'
  /** The file is not one of the account’s file service. */
  | 'otherFile'
  | 'notNumber'
  | 'notDate';

/** A value as the service keeps it. */
export interface StoredValue {
  readonly kind: FieldKind;
  /** The value as people read it. */
  readonly text: string;
  /** The value as a form takes it, where that is another text. */
  readonly held?: string | undefined;
}

/** A value as a form takes it. */
export interface FittingValue {
  readonly value: FieldValue;
  /** Whether the stored text can be read in another way, too. */
  readonly ambiguous: boolean;
}

/** The facts about an account that decide which values its forms take. */
export interface Taking {
  /** The people and groups that can be chosen; undefined where they are unknown. */
  readonly assignees: readonly Assignee[] | undefined;
  readonly rules: FormRules;
}

type Fitting = Result<FittingValue, Misfit>;

const taken = (value: FieldValue, ambiguous = false): Fitting => success({ value, ambiguous });

/** The value in the form of a field; else why it does not fit. An empty text is an empty value. */
export function fittingValue(field: Field, stored: StoredValue, taking: Taking): Fitting {
  const { kind, text, held = text } = stored;
  if (text === '') return taken(field.kind === 'checkbox' ? [] : '');
  if (!takesKind(field.kind, kind)) return failure('otherKind');
  switch (field.kind) {
    case 'radio':
    case 'dropdown':
      return selectionNamed(field, text);
    case 'checkbox':
      return selectionsNamed(field, text);
    case 'number':
      return numberOf(held);
    case 'date':
      return isDate(held) ? taken(held) : failure('notDate');
    case 'user':
      return holderNamed(held, taking);
    case 'file':
      return filesIn(held, taking);
    case 'string':
    case 'text':
    case 'url':
    case 'unknown':
      return taken(held);
  }
}

const texts: readonly FieldKind[] = ['string', 'text', 'unknown'];

/** Whether a field takes values of this kind, if their text fits. */
function takesKind(field: FieldKind, kind: FieldKind): boolean {
  if (field === kind || (isChoiceKind(field) && isChoiceKind(kind))) return true;
  return texts.includes(field) && (texts.includes(kind) || isPlain(field, kind));
}

/** A field of an unknown kind is filled in as text, and so are options that are hidden from us. */
const isPlain = (field: FieldKind, kind: FieldKind): boolean =>
  field === 'unknown' && (kind === 'number' || kind === 'url' || isChoiceKind(kind));

function selectionNamed({ selections }: Field, text: string): Fitting {
  const [named, other] = selections.filter(({ label }) => label === text);
  return named ? taken(named.id, other !== undefined) : failure('notOffered');
}

function selectionsNamed({ selections }: Field, text: string): Fitting {
  const { ids, ambiguous } = readJoined(text, selections);
  return ids.length > 0 ? taken([...new Set(ids)], ambiguous) : failure('notOffered');
}

const exponent = /^([+-]?)(\d*)\.?(\d*)e([+-]?\d{1,3})$/i;
/** The most zeros that a number is written out with. */
const mostZeros = 60;

/** The number without an exponent, which nobody types; undefined for one with too many zeros. */
function writtenOut(text: string): string | undefined {
  const [, sign, whole = '', decimals = '', power] = exponent.exec(text) ?? [];
  if (power === undefined) return text;
  const digits = whole + decimals;
  const point = whole.length + Number(power);
  if (digits === '' || Math.abs(point) > mostZeros) return undefined;
  const padded = digits.padStart(digits.length - Math.min(point - 1, 0), '0');
  const at = Math.max(point, 1);
  const full = padded.padEnd(at, '0');
  return `${sign ?? ''}${full.slice(0, at)}${full.length > at ? `.${full.slice(at)}` : ''}`;
}

/**
 * The number as a form reads it without a choice: three decimals alone could be thousands, and get
 * a zero more.
 */
function numberOf(text: string): Fitting {
  const written = writtenOut(text.trim());
  if (written === undefined || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(written))
    return failure('notNumber');
  return taken(readNumber(written).kind === 'ambiguous' ? `${written}0` : written);
}

function holderNamed(text: string, { assignees }: Taking): Fitting {
  if (text === '') return failure('nobody');
  if (!assignees) return taken(text);
  const holder = assigneeNamed(assignees, text);
  return holder ? taken(holder.value) : failure('nobody');
}

function filesIn(text: string, { rules }: Taking): Fitting {
  const links = fileLinksIn(text).map(({ source }) => source);
  const value = links.length > 0 ? links.join('\n') : text;
  const fits = rules.filesByNumber
    ? fileNumbersIn(value).length > 0
    : rules.fileLinks === undefined || isFileText(value, rules.fileLinks);
  return fits ? taken(value) : failure('otherFile');
}
