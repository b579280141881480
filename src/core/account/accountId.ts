import { addressPart } from './webAddresses.ts';
import { type AccountId, type PersonId, accountId } from '../base/ids.ts';

/**
 * The id of an account: its base address and the owner of the key; the address alone where the
 * service does not say who that is.
 */
export const accountIdOf = (server: string, person: PersonId | undefined): AccountId =>
  accountId(`${server}#${person === undefined ? '' : addressPart(person)}`);

/** The ids that were replaced, each with its replacement. */
export type AccountMoves = ReadonlyMap<AccountId, AccountId>;

/** Earlier versions used the origin of a server as the id; today's ids have a `#`. */
const isOrigin = (id: AccountId): boolean => id.includes('://') && !id.includes('#');

/** The account's id now, found from any id that it has had. */
export function currentId(id: AccountId, moves: AccountMoves): AccountId {
  let current = id;
  // At most as many steps as there are moves: a circle of moves was not written by us.
  for (let steps = 0; steps <= moves.size; steps += 1) {
    const next =
      moves.get(current) ?? (isOrigin(current) ? accountIdOf(current, undefined) : current);
    if (next === current) break;
    current = next;
  }
  return current;
}

/**
 * The id for a key whose owner is unknown. An id that was moved to a person stays theirs: the next
 * such key at that address gets another one.
 */
export function namelessId(server: string, moves: AccountMoves): AccountId {
  const first = accountIdOf(server, undefined);
  let id = first;
  for (let round = 1; moves.has(id); round += 1) id = accountId(`${first}@${round}`);
  return id;
}

/** Whether the id names no person. */
export const isNameless = (id: AccountId): boolean => /#(?:@\d+)?$/.test(id);

/** The address of the server in an account's id; undefined for the demo account. */
export function serverOf(id: AccountId): string | undefined {
  const [server = ''] = id.split('#');
  return server.includes('://') ? server : undefined;
}

/**
 * The addresses that take over what was kept under their origins. Of several addresses at one
 * origin, only the one in the setting does; if none of them is in the setting, none does.
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
