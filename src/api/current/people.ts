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
  /** The group's name as it is shown. */
  readonly name: string;
  /** The name by which the service knows the group; empty for a group that cannot be named. */
  readonly exactName: string;
  /** The ids of the members. */
  readonly members: readonly string[];
  /** Whether the service made the group for one person, so that it cannot be chosen. */
  readonly personal: boolean;
}

/** The account's members by id, and its groups. */
export interface People {
  /** The people that can be chosen: active or invited members. */
  readonly users: ReadonlyMap<string, Person>;
  /** The names of all people, including guests and those who have left. */
  readonly names: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, Group>;
  /** The e-mail addresses of guests, who see single tasks of the account. */
  readonly guests: ReadonlyMap<string, string>;
}

export const nobody: People = {
  users: new Map(),
  names: new Map(),
  groups: new Map(),
  guests: new Map(),
};

const canBeChosen = ({ type, status }: WireUser): boolean =>
  type !== 'guest' && status !== 'inactive';

const toGroup = (wire: WireGroup): Group => ({
  name: nonEmpty(visibleText(wire.name)) ?? numbered(wire.id),
  exactName: wire.name,
  members: wire.users,
  personal: wire.type === 'personal',
});

/**
 * The groups; none where they are hidden from us or missing, since people can be used without them.
 */
async function readGroups(client: Client, signal?: AbortSignal): Answer<readonly WireGroup[]> {
  const groups = await readAs(groupsSchema, client.get({ route: '/accounts/groups' }, signal));
  const isHidden = !groups.ok && ['forbidden', 'notFound'].includes(groups.error.kind);
  return isHidden ? success([]) : groups;
}

/** Reads all people, since a run may name some who have left. */
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
    guests: new Map(
      users.value.filter(({ type }) => type === 'guest').map(({ id, email }) => [id, email]),
    ),
  });
}

/** The people who may run a template, without those that are unknown here. */
export const mayRun = (owners: readonly WireOwner[], people: People): readonly Person[] =>
  distinct(
    owners
      .flatMap(({ type, source_id: id }) =>
        type === 'group' ? (people.groups.get(id)?.members ?? []) : [id],
      )
      .flatMap((id) => people.users.get(id) ?? []),
  );

/** The name of a member; the id for one who is not known any more. */
export const nameOf = (id: string, people: People): string => people.names.get(id) ?? numbered(id);

/** A member, or another kind of performer under the name that the service gives. */
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
