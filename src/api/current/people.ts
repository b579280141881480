import type { Answer } from '../../core/base/answer.ts';
import { personId } from '../../core/base/ids.ts';
import { success } from '../../core/base/result.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { Person } from '../../core/workflows/workflow.ts';
import type { Client } from '../client.ts';
import { distinct, nonEmpty, numbered, toPerson } from '../mapping.ts';
import { readAs } from '../parseAnswer.ts';
import {
  type WireGroup,
  type WireOwner,
  type WirePerformer,
  type WireUser,
  groupsSchema,
  usersSchema,
} from './schema.ts';

/** Some of the account's members. */
export interface Group {
  /** As it is shown. */
  readonly name: string;
  /** By which the service knows it; empty for one that cannot be named. */
  readonly exactName: string;
  /** Their ids. */
  readonly members: readonly string[];
  /** Whether the service made it for one person, so that it cannot be chosen. */
  readonly personal: boolean;
}

/** The account's members by id, and its groups of them. */
export interface People {
  /** Those who can be chosen: active or invited. */
  readonly users: ReadonlyMap<string, Person>;
  /** What everybody is called, guests and those who have left too. */
  readonly names: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, Group>;
}

export const nobody: People = { users: new Map(), names: new Map(), groups: new Map() };

const canBeChosen = ({ type, status }: WireUser): boolean =>
  type !== 'guest' && status !== 'inactive';

const toGroup = (wire: WireGroup): Group => ({
  name: nonEmpty(visibleText(wire.name)) ?? numbered(wire.id),
  exactName: wire.name,
  members: wire.users,
  personal: wire.type === 'personal',
});

/** None where they are kept from us, or the server has none: people are worth more than their groups. */
async function readGroups(client: Client, signal?: AbortSignal): Answer<readonly WireGroup[]> {
  const groups = await readAs(groupsSchema, client.get({ route: '/accounts/groups' }, signal));
  const isHidden = !groups.ok && ['forbidden', 'notFound'].includes(groups.error.kind);
  return isHidden ? success([]) : groups;
}

/** Everybody, since a run may name those who have left. */
export async function readPeople(client: Client, signal?: AbortSignal): Answer<People> {
  const [users, groups] = await Promise.all([
    readAs(usersSchema, client.get({ route: '/accounts/users' }, signal)),
    readGroups(client, signal),
  ]);
  if (!users.ok) return users;
  if (!groups.ok) return groups;
  const everybody = users.value.map((wire) => [wire.id, toPerson(wire)] as const);
  const chosen = new Set(users.value.filter(canBeChosen).map(({ id }) => id));
  return success({
    users: new Map(everybody.filter(([id]) => chosen.has(id))),
    names: new Map(everybody.map(([id, { name }]) => [id, name])),
    groups: new Map(groups.value.map((group) => [group.id, toGroup(group)])),
  });
}

/** Who may run a template, without those that are not known here. */
export const mayRun = (owners: readonly WireOwner[], people: People): readonly Person[] =>
  distinct(
    owners
      .flatMap(({ type, source_id: id }) =>
        type === 'group' ? (people.groups.get(id)?.members ?? []) : [id],
      )
      .flatMap((id) => people.users.get(id) ?? []),
  );

/** What a member is called; the id for one who is not known any more. */
export const nameOf = (id: string, people: People): string => people.names.get(id) ?? numbered(id);

/** A member, or what else the service has performers chosen by, under its name. */
export function toPerformer(wire: WirePerformer, people: People): Person {
  const { type, label } = wire;
  const id = wire.source_id ?? '';
  const known = type === 'user' ? people.users.get(id) : undefined;
  return (
    known ?? {
      id: personId(`${type}:${id}`),
      email: '',
      name: nonEmpty(label) ?? type,
      photo: undefined,
      status: '',
    }
  );
}
