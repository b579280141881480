import * as v from 'valibot';
import type { Answer } from '../core/api.ts';
import { success } from '../core/result.ts';
import { createClient } from './client.ts';
import type { Connection } from './connection.ts';
import { given, mapped } from './mapping.ts';
import { parseAnswer } from './parseAnswer.ts';
import { textSchema } from './wire.ts';

/** Whom a key belongs to. */
export interface Identity {
  /** First and last name, or the e-mail address where the service has neither. */
  readonly name: string;
  readonly email: string;
  /** What the account is called; may be empty. */
  readonly account: string;
}

const contextSchema = v.object({
  email: textSchema,
  first_name: textSchema,
  last_name: textSchema,
  account: v.nullish(v.object({ name: textSchema }), { name: '' }),
});

/** Asks the service for whom it takes us; undefined where the server does not tell. */
export async function whoAmI(
  connection: Connection,
  signal?: AbortSignal,
): Answer<Identity | undefined> {
  const answer = await createClient(connection).get({ route: '/auth/context' }, signal);
  if (!answer.ok && answer.error.kind === 'notFound') return success(undefined);
  return mapped(parseAnswer(contextSchema, answer), ({ email, account, ...names }) => ({
    name: given(`${names.first_name} ${names.last_name}`.trim()) ?? email,
    email,
    account: account.name,
  }));
}
