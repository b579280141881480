import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../refusal.ts';

/** The refusals of the file service by its codes. */
const refusals = {
  AUTH_001: [401, 'Sign in first.'],
  FILE_001: [404, 'There is no such file.'],
  FILE_003: [413, 'The file is too large.'],
  STORAGE_001: [503, 'The files cannot be stored.'],
  VAL_002: [422, 'Send the file as the part "file" of multipart/form-data.'],
} as const satisfies Readonly<Record<string, readonly [ContentfulStatusCode, string]>>;

/** Refuses a request in the form of the file service. */
export function fileRefusal(code: keyof typeof refusals, reason?: string): Refusal {
  const [status, message] = refusals[code];
  return new Refusal(status, {
    code,
    message,
    ...(reason !== undefined && { details: { reason } }),
  });
}
