import * as v from 'valibot';
import type { Answer } from '../core/base/answer.ts';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure, success } from '../core/base/result.ts';
import { notUnderstood } from './body.ts';

/** The path of an issue, as code has it: `[3].kickoff.fields[0].api_name`. */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** The type of a value alone: the value may be private, and of any length. */
function typeName(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  return Array.isArray(input) ? 'array' : typeof input;
}

/** The expectation of a schema: its own message, or else the expected type. */
function expectation({ type, message, expected }: v.BaseIssue<unknown>): string {
  return type === 'custom' || expected === null ? message : expected.toLowerCase();
}

/** Why a value cannot be read: its path, what was expected, what was found. */
export interface Misreading {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export function misreading(issue: v.BaseIssue<unknown>): Misreading {
  const path = pathOf(issue);
  if (issue.input === undefined) return { path, expected: 'a value', found: 'nothing' };
  return { path, expected: expectation(issue), found: typeName(issue.input) };
}

function misunderstanding(issue: v.BaseIssue<unknown>): ServiceError {
  const { path, expected, found } = misreading(issue);
  return notUnderstood(expected, found, path);
}

/** An answer in the expected shape, or the path and type of the first fault in it. */
export function parseAnswer<Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: Result<unknown, ServiceError>,
): Result<Output, ServiceError> {
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, answer.value, { abortEarly: true });
  return parsed.success ? success(parsed.output) : failure(misunderstanding(parsed.issues[0]));
}

/** The answer to a request, in the expected shape. */
export const readAs = async <Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: Answer<unknown>,
): Answer<Output> => parseAnswer(schema, await answer);
