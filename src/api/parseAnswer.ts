import type { ServiceError } from '../core/errors.ts';
import { type Result, failure, success } from '../core/result.ts';
import { notUnderstood } from './body.ts';
import { Misfit } from './json.ts';

/** An answer as `read` reads it; what it does not take is named by path and type. */
export function parseAnswer<Value>(
  read: (json: unknown) => Value,
  answer: Result<unknown, ServiceError>,
): Result<Value, ServiceError> {
  if (!answer.ok) return answer;
  try {
    return success(read(answer.value));
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return failure(notUnderstood(error.expected, error.found, error.path));
  }
}
