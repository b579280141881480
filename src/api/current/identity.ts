import * as v from 'valibot';
import type { Identity } from '../../core/account/account.ts';
import type { Answer } from '../../core/base/answer.ts';
import { personId } from '../../core/base/ids.ts';
import { success } from '../../core/base/result.ts';
import { type PersonZone, type TimeZone, timeZone } from '../../core/base/timeZone.ts';
import type { Client } from '../client.ts';
import { fullName, nonEmpty, mapped, numbered } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { exactTextSchema, idSchema, textSchema } from '../wire.ts';

const contextSchema = v.object({
  id: v.fallback(v.nullish(idSchema), undefined),
  email: textSchema,
  first_name: textSchema,
  last_name: textSchema,
  is_admin: v.fallback(v.nullish(v.boolean()), undefined),
  is_account_owner: v.fallback(v.nullish(v.boolean()), undefined),
  timezone: v.fallback(exactTextSchema, ''),
  account: v.nullish(v.object({ name: textSchema }), { name: '' }),
});

/** The owner of the key. */
export interface Me {
  /** The owner's number as a member; undefined where the service does not say. */
  readonly id: string | undefined;
  /**
   * Whether the owner may change what they own in the account; undefined where the service does not
   * say.
   */
  readonly isAdmin: boolean | undefined;
  /** Whether the owner may change everything. */
  readonly ownsAccount: boolean;
  /** The time zone of the profile; undefined where the service names none that is known here. */
  readonly timeZone: TimeZone | undefined;
  /** undefined for an owner without a name, an address and a number. */
  readonly identity: Identity | undefined;
}

/** The client that reads who owns the key, and the zone that the answer updates. */
export interface Asked {
  readonly client: Client;
  readonly zone: PersonZone;
}

/** Reads who owns the key. The service answers this even where it refuses everything else. */
export async function readMe({ client, zone }: Asked, signal?: AbortSignal): Answer<Me> {
  const answer = await client.get({ route: '/auth/context' }, signal);
  return mapped(parseAnswer(contextSchema, answer), (wire) => {
    const { id, email, account } = wire;
    const person = id === undefined || id === null ? undefined : personId(id);
    const name = fullName(wire, nonEmpty(email) ?? (person === undefined ? '' : numbered(person)));
    const personZone = timeZone(wire.timezone);
    zone.set(personZone);
    return {
      id: person,
      isAdmin: wire.is_admin ?? undefined,
      ownsAccount: wire.is_account_owner ?? false,
      timeZone: personZone,
      identity:
        name === ''
          ? undefined
          : {
              id: person,
              name,
              email,
              account: account.name,
              ...(typeof wire.is_admin === 'boolean' && { isAdmin: wire.is_admin }),
            },
    };
  });
}

/** Who owns the key, read again; undefined where the service does not say. */
export async function whoAmI(asked: Asked, signal?: AbortSignal): Answer<Identity | undefined> {
  const me = await readMe(asked, signal);
  if (!me.ok && me.error.kind === 'notFound') return success(undefined);
  return mapped(me, ({ identity }) => identity);
}

/** Whether the service takes the key. The call that is used works even without a paid plan. */
export async function checkKey(asked: Asked, signal?: AbortSignal): Answer<Identity | undefined> {
  const me = await readMe(asked, signal);
  if (me.ok || me.error.kind !== 'notFound') return mapped(me, ({ identity }) => identity);
  const listed = await asked.client.get({ route: '/templates', query: { limit: '1' } }, signal);
  return mapped(listed, () => undefined);
}
