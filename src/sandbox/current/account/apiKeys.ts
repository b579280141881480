import { randomBytes } from 'node:crypto';
import type { Call } from '../../request.ts';
import type { IssuedKey } from '../../model/people.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, isAdmin, ownsAccount } from '../access.ts';
import { asBody } from '../http/bodyParts.ts';
import { readBody } from '../http/readBody.ts';
import { denied, invalidInput, notFound } from '../../refusal.ts';

const longestName = 200;

const presentKey = ({ id, name, prefix, createdAt, expiresAt }: IssuedKey): object => ({
  id,
  name,
  prefix,
  date_created: createdAt,
  last_used_at: null,
  expires_at: expiresAt,
  is_active: expiresAt === null || Date.parse(expiresAt) > Date.now(),
});

/**
 * The person whose keys the path names: admins may use their own, and the owner of the account
 * those of any member.
 * @throws {Refusal} for everybody else.
 */
function holderOf(store: Store, call: Call): number {
  const asker = askerOf(store, call);
  const member = call.req.param('member');
  if (!(member === undefined ? isAdmin(asker) : ownsAccount(asker))) throw denied();
  if (member === undefined) return asker.person.id;
  const person = store.people().find(({ id }) => String(id) === member);
  if (!person) throw notFound();
  return person.id;
}

/** Answers with keys, without the parts that could be used. */
export const listKeys = (store: Store, call: Call): Response =>
  call.json(store.issuedKeys(holderOf(store, call)).map(presentKey));

/** Makes a new key; only this answer contains it. */
export async function createKey(store: Store, call: Call): Promise<Response> {
  const personId = holderOf(store, call);
  const { name: sent = '' } = asBody(await readBody(call));
  const text = typeof sent === 'number' ? String(sent) : sent;
  if (typeof text !== 'string') throw invalidInput('name', 'Not a valid string.');
  if (text.length > longestName) throw invalidInput('name', `At most ${longestName} characters.`);
  const token = `pn-${randomBytes(24).toString('base64url')}`;
  const issued = store.transaction(() => {
    const name = text.trim() || `API key ${store.issuedKeys(personId).length + 1}`;
    return store.issueKey(token, { personId, name, createdAt: new Date().toISOString() });
  });
  return call.json({ ...presentKey(issued), token }, 201);
}

/** Revokes a key. */
export function deleteKey(store: Store, call: Call): Response {
  const id = call.req.param('id');
  const found = store.issuedKeys(holderOf(store, call)).find((key) => String(key.id) === id);
  if (!found) throw notFound();
  store.revokeKey(found.id);
  return call.body(null, 204);
}
