import { messages } from '../messages.ts';
import { asFlag } from './query.ts';
import { invalid } from '../../refusal.ts';
import { isOutOfRange } from '../values/time.ts';

/** A JSON object. */
export type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {Refusal} unless the body as a whole is an object. */
export function asBody(body: unknown): Body {
  if (!isObject(body)) throw invalid('Invalid data. Expected a dictionary.');
  return body;
}

/** The values by the api_name of their field; no values if they are left out. */
export function readValues(body: Body, name: string): Body {
  const value = body[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid('Expected a dictionary of items.', { name });
  return value;
}

/** A text, or a number as text; undefined if left out, and null unchanged. */
export function readText(body: Body, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw invalid('Not a valid string.', { name });
  }
  const text = String(value).trim();
  if (text.includes('\0')) throw invalid('Null characters are not allowed.', { name });
  return text;
}

/** A name that is not blank; undefined if left out, and null unchanged. */
export function readName(body: Body): string | null | undefined {
  const name = readText(body, 'name');
  if (name === '') throw invalid('This field may not be blank.', { name: 'name' });
  return name;
}

/** Whether the run is urgent; undefined if left out. */
export function readUrgent(body: Body): boolean | undefined {
  const value = body['is_urgent'];
  if (value === undefined || typeof value === 'boolean') return value;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const flag = asFlag(text);
  if (flag === undefined) throw invalid('Must be a valid boolean.', { name: 'is_urgent' });
  return flag;
}

/** A time as ISO 8601, in UTC; null and undefined unchanged. */
export function readTime(body: Body, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  const isNumeric = typeof value === 'string' && /^\s*[+-]?\d+(\.\d*)?\s*$/.test(value);
  if (typeof value !== 'number' && !isNumeric) throw invalid(messages.MSG_GE_0007, { name });
  const seconds = Number(value);
  if (isOutOfRange(seconds)) throw invalid(messages.MSG_GE_0020, { name });
  return new Date(seconds * 1000).toISOString();
}

/** A time in the future as ISO 8601, in UTC; null and undefined unchanged. */
export function readFuture(body: Body, name: string): string | null | undefined {
  const time = readTime(body, name);
  const isPast = typeof time === 'string' && Date.parse(time) <= Date.now();
  if (isPast) throw invalid(messages.MSG_PW_0051, { name });
  return time;
}

/** @throws {Refusal} if the value was left out. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw invalid('This field is required.', { name });
  return value;
}

/** @throws {Refusal} if the value was left out, or is null. */
export function present<Value>(value: Value | null | undefined, name: string): Value {
  const given = required(value, name);
  if (given === null) throw invalid('This field may not be null.', { name });
  return given;
}

/** The id of a thing to look up: the decimals of a number are cut off. */
export function readKey(body: Body, name: string): number | undefined {
  const value = body[name];
  const isFraction = typeof value === 'number' && !Number.isInteger(value);
  return isFraction ? Math.trunc(value) : readId(body, name);
}

/** A whole number, or its text; undefined if left out. */
export function readId(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  const isWhole = typeof value === 'string' ? /^\d{1,15}$/.test(value) : Number.isInteger(value);
  if (!isWhole) throw invalid('A valid integer is required.', { name });
  return Number(value);
}

/** A text that is required and must not be blank. */
export function readWords(body: Body, name: string, message: string): string {
  const value = body[name];
  if (value === undefined || value === null) throw invalid(message, { name });
  const text = readText(body, name) ?? '';
  if (text === '') throw invalid(message, { name });
  return text;
}
