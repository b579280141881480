import { addressPart } from './webAddresses.ts';
import { type AccountId, type PersonId, accountId } from '../base/ids.ts';

/**
 * The id of an account: its base address and the person who owns the key. Where the service does not
 * tell whose it is, the address alone.
 */
export const accountIdOf = (server: string, person: PersonId | undefined): AccountId =>
  accountId(`${server}#${person === undefined ? '' : addressPart(person)}`);

/** Which id an account has got in place of which. */
export type AccountMoves = ReadonlyMap<AccountId, AccountId>;

/** Earlier versions knew an account by the origin of its server; ids of today have a `#`. */
const isOrigin = (id: AccountId): boolean => id.includes('://') && !id.includes('#');

/** The id that an account has now, by whichever it was known before. */
export function currentId(id: AccountId, moves: AccountMoves): AccountId {
  let current = id;
  // As many steps as there are moves: what leads in a circle was not written by us.
  for (let steps = 0; steps <= moves.size; steps += 1) {
    const next =
      moves.get(current) ?? (isOrigin(current) ? accountIdOf(current, undefined) : current);
    if (next === current) break;
    current = next;
  }
  return current;
}

/**
 * The id for a key of which nobody has told whose it is. One that has been moved to a person is
 * theirs for good: the next key at that address gets another.
 */
export function namelessId(server: string, moves: AccountMoves): AccountId {
  const first = accountIdOf(server, undefined);
  let id = first;
  for (let round = 1; moves.has(id); round += 1) id = accountId(`${first}@${round}`);
  return id;
}

/** Whether the id says nothing of a person. */
export const isNameless = (id: AccountId): boolean => /#(?:@\d+)?$/.test(id);

/** The address of the server in an account's id; undefined for the demo account. */
export function serverOf(id: AccountId): string | undefined {
  const [server = ''] = id.split('#');
  return server.includes('://') ? server : undefined;
}

/**
 * Which addresses get what was kept under their origins. It never goes to two: where several are
 * known of one origin, the one in the setting has it, and otherwise none.
 */
export function firstMoves(setting: string, used: readonly string[]): AccountMoves {
  const originOf = (server: string): string => new URL(server).origin;
  const servers = [...new Set([setting, ...used])];
  const heirs = servers.filter(
    (server) =>
      server === setting ||
      servers.every((other) => other === server || originOf(other) !== originOf(server)),
  );
  return new Map(
    heirs.map((server) => [accountId(originOf(server)), accountIdOf(server, undefined)]),
  );
}
