import * as v from 'valibot';
import type { Answer } from '../core/base/answer.ts';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure, success } from '../core/base/result.ts';
import { notUnderstood } from './body.ts';

/** As code would reach it: `[3].kickoff.fields[0].api_name`. */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** The type alone: a value may be anybody's, and of any length. */
function typeName(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  return Array.isArray(input) ? 'array' : typeof input;
}

/** Where a schema has words of its own they are its message. */
function expectation({ type, message, expected }: v.BaseIssue<unknown>): string {
  return type === 'custom' || expected === null ? message : expected.toLowerCase();
}

/** What is in the way of reading something: where it is, what was expected, what was found. */
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

/** An answer in the shape that is expected; what is in its way is named by path and type. */
export function parseAnswer<Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: Result<unknown, ServiceError>,
): Result<Output, ServiceError> {
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, answer.value, { abortEarly: true });
  return parsed.success ? success(parsed.output) : failure(misunderstanding(parsed.issues[0]));
}

/** What has been asked for, in the shape that is expected. */
export const readAs = async <Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: Answer<unknown>,
): Answer<Output> => parseAnswer(schema, await answer);
