import { isDeepStrictEqual } from 'node:util';
import type { Answer, Json } from './server.ts';

/** A server does something else than is known of today's. */
export class Difference extends Error {
  override readonly name = 'Difference';
}

/** Something cannot be tried here; the message says why. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** @throws {Difference} unless both are the same. */
export function same(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Difference(`${what}: ${brief(actual)} instead of ${brief(expected)}`);
}

const brief = (value: unknown): string =>
  (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 300);

/** The parts of an answer that a program can rely on: nothing that is said in words. */
interface Outline {
  readonly status: number;
  readonly [part: string]: unknown;
}

/** The body of an answer that says yes: nothing with 204. */
export function answered(what: string, { status, body }: Answer): unknown {
  if (status !== 200 && status !== 204) same(`${what}: status and body`, { status, body }, 200);
  return body;
}

/** The object that an answer has that says yes. */
export const succeeds = (what: string, answer: Answer): Json => answered(what, answer) as Json;

const outlineOf = ({ status, type, body }: Answer): Outline => {
  if (type !== 'application/json') return { status, type };
  const { code, details, ...rest } = body as Json;
  const { reason, ...part } = (details ?? {}) as Json;
  return {
    status,
    keys: Object.keys(rest).toSorted(),
    ...(code !== undefined && { code }),
    ...(details !== undefined && { details: part }),
    ...(reason !== undefined && { reasoned: true }),
  };
};

/** Refused as invalid, naming this part of the request. */
export const refusesPart = (what: string, answer: Answer, part: Json): void => {
  const expected = { ...refusal, details: part, reasoned: true };
  same(what, outlineOf(answer), expected);
};

/** Refused as a whole, without details. */
export const refusesWhole = (what: string, answer: Answer): void => {
  same(what, outlineOf(answer), refusal);
};

/** Refused because it cannot be done as things are, with empty details. */
export const refusesNow = (what: string, answer: Answer): void => {
  same(what, outlineOf(answer), { ...refusal, details: {} });
};

const refusal = { status: 400, keys: ['message'], code: 'validation_error' } as const;

/** Refused with a status, and `detail` alone. */
export const denies = (what: string, answer: Answer, status: number): void => {
  same(what, outlineOf(answer), { status, keys: ['detail'] });
};

/** Answered with a page. */
export const pages = (what: string, answer: Answer, status: number): void => {
  same(what, outlineOf(answer), { status, type: 'text/html' });
};
