import type { Answer } from '../../core/api.ts';
import { personId } from '../../core/ids.ts';
import { success } from '../../core/result.ts';
import type { Person } from '../../core/workflow.ts';
import type { Client } from '../client.ts';
import { distinct, given, toPerson } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { type SharedRead, keepWhatIsRead } from '../shared.ts';
import { type WireOwner, type WirePerformer, groupsSchema, usersSchema } from './schema.ts';

/** The account's members by id, and its groups of them. */
export interface People {
  readonly users: ReadonlyMap<string, Person>;
  readonly groups: ReadonlyMap<string, readonly Person[]>;
}

export const nobody: People = { users: new Map(), groups: new Map() };

async function readPeople(client: Client): Answer<People> {
  const [members, teams] = await Promise.all([
    client.get({ route: '/accounts/users', query: { type: 'user', status: 'active,invited' } }),
    client.get({ route: '/accounts/groups' }),
  ]);
  const users = parseAnswer(usersSchema, members);
  if (!users.ok) return users;
  const groups = parseAnswer(groupsSchema, teams);
  if (!groups.ok) return groups;
  const byId = new Map(users.value.map((wire) => [wire.id, toPerson(wire)]));
  const membersOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return success({
    users: byId,
    groups: new Map(groups.value.map((group) => [group.id, membersOf(group.users)])),
  });
}

/** The account's people, read once. */
export const createPeople = (client: Client): SharedRead<People> =>
  keepWhatIsRead(() => readPeople(client));

/** Who may run a template; whom we do not know is left out. */
export const mayRun = (owners: readonly WireOwner[], people: People): readonly Person[] =>
  distinct(
    owners.flatMap(({ type, source_id: id }) =>
      type === 'group' ? (people.groups.get(id) ?? []) : (people.users.get(id) ?? []),
    ),
  );

/** A member, or what else the service has performers chosen by, under its name. */
export function toPerformer(wire: WirePerformer, people: People): Person {
  const { type, label } = wire;
  const id = wire.source_id ?? '';
  const known = type === 'user' ? people.users.get(id) : undefined;
  return (
    known ?? {
      id: personId(`${type}:${id}`),
      email: '',
      name: given(label) ?? type,
      photo: undefined,
      status: '',
    }
  );
}
