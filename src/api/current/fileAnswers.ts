/** What the answers to uploads of all generations have in common. */
import * as v from 'valibot';
import type { ServiceError } from '../../core/base/errors.ts';

export const webUrlSchema = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/./i, 'a web address'),
  v.check((text) => URL.canParse(text), 'a web address'),
  v.transform((text) => new URL(text)),
);

/** An error of where files are kept in the account's terms, the API having just accepted the key. */
export function storageError(error: ServiceError): ServiceError {
  if (error.kind === 'unauthorized') return { kind: 'forbidden', detail: '' };
  // Something else is where files were taken to be kept.
  const isElsewhere = error.kind === 'rejected' && error.status === 405;
  return error.kind === 'notFound' || isElsewhere ? { kind: 'notSupported' } : error;
}
