import * as v from 'valibot';
import type { Identity } from '../../core/account.ts';
import type { Answer } from '../../core/api.ts';
import { success } from '../../core/result.ts';
import type { Client } from '../client.ts';
import { fullName, mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { textSchema } from '../wire.ts';

const contextSchema = v.object({
  email: textSchema,
  first_name: textSchema,
  last_name: textSchema,
  account: v.nullish(v.object({ name: textSchema }), { name: '' }),
});

/** Asks the service for whom it takes us; undefined where the server does not tell. */
export async function whoAmI(client: Client, signal?: AbortSignal): Answer<Identity | undefined> {
  const answer = await client.get({ route: '/auth/context' }, signal);
  if (!answer.ok && answer.error.kind === 'notFound') return success(undefined);
  return mapped(parseAnswer(contextSchema, answer), ({ email, account, ...names }) => {
    const name = fullName(names, email);
    return name === '' ? undefined : { name, email, account: account.name };
  });
}
