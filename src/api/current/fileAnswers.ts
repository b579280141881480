/** The parts that the answers to uploads of all generations share. */
import * as v from 'valibot';
import type { ServiceError } from '../../core/base/errors.ts';

export const webUrlSchema = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/./i, 'a web address'),
  v.check((text) => URL.canParse(text), 'a web address'),
  v.transform((text) => new URL(text)),
);

/** An error of the file storage, in terms of the account: the API has just accepted the key. */
export function storageError(error: ServiceError): ServiceError {
  if (error.kind === 'unauthorized') return { kind: 'forbidden', detail: '' };
  // The address of the file storage belongs to another server.
  const isElsewhere = error.kind === 'rejected' && error.status === 405;
  return error.kind === 'notFound' || isElsewhere ? { kind: 'notSupported' } : error;
}
