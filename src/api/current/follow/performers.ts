import type { Performer } from '../../../core/follow/run.ts';
import { type People, nameOf, nobody } from '../people.ts';
import type { Sources } from '../sources.ts';
import type { WireRunPerformer } from './schema.ts';

/** Everybody there is, and who of them is whose key it is. */
export interface Members {
  readonly people: People;
  /** undefined where the service does not say. */
  readonly me: string | undefined;
}

/** The account's members; nobody where they cannot be read, since a list is worth more than names. */
export async function readMembers(
  { readPeople, readMe }: Sources,
  signal: AbortSignal | undefined,
): Promise<Members> {
  const [people, me] = await Promise.all([readPeople(signal), readMe(signal)]);
  return {
    people: people.ok ? people.value : nobody,
    me: me.ok ? me.value.id : undefined,
  };
}

export function toPerformer(wire: WireRunPerformer, { people, me }: Members): Performer {
  const id = wire.source_id ?? '';
  const completed = wire.is_completed;
  if (wire.type === 'group') {
    const group = people.groups.get(id);
    const isMe = me !== undefined && (group?.members.includes(me) ?? false);
    return { kind: 'group', name: group?.name ?? `#${id}`, completed, isMe };
  }
  return { kind: 'person', name: nameOf(id, people), completed, isMe: id === me };
}
