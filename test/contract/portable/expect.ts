import { isDeepStrictEqual } from 'node:util';
import type { Answer, Json } from './server.ts';

/** A server differs from the facts about today's API. */
export class Difference extends Error {
  override readonly name = 'Difference';
}

/** A check cannot be tried here; the message has the reason. */
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

/** The parts of an answer that a program can rely on, without texts for people. */
interface Outline {
  readonly status: number;
  readonly [part: string]: unknown;
}

/** The body of a successful answer; undefined with 204. */
export function answered(what: string, { status, body }: Answer): unknown {
  if (status !== 200 && status !== 204) same(`${what}: status and body`, { status, body }, 200);
  return body;
}

/** The object in a successful answer. */
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

/** Expects a refusal that names this part of the request as invalid. */
export const refusesPart = (what: string, answer: Answer, part: Json): void => {
  const expected = { ...refusal, details: part, reasoned: true };
  same(what, outlineOf(answer), expected);
};

/** Expects a refusal of the whole request, without details. */
export const refusesWhole = (what: string, answer: Answer): void => {
  same(what, outlineOf(answer), refusal);
};

/** Expects a refusal of something that cannot be done now, with empty details. */
export const refusesNow = (what: string, answer: Answer): void => {
  same(what, outlineOf(answer), { ...refusal, details: {} });
};

const refusal = { status: 400, keys: ['message'], code: 'validation_error' } as const;

/** Expects a refusal with this status, and `detail` alone. */
export const denies = (what: string, answer: Answer, status: number): void => {
  same(what, outlineOf(answer), { status, keys: ['detail'] });
};

/** Expects a page. */
export const pages = (what: string, answer: Answer, status: number): void => {
  same(what, outlineOf(answer), { status, type: 'text/html' });
};
