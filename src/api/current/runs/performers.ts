import type { Answer } from '../../../core/base/answer.ts';
import { success } from '../../../core/base/result.ts';
import type { PerformerRef } from '../../../core/account/assignee.ts';
import type { Performer } from '../../../core/runs/run.ts';
import { numbered } from '../../mapping.ts';
import { nameOf, nobody } from '../people.ts';
import type { Sources } from '../sources.ts';
import type { Members } from './members.ts';
import { type Mentioned, knowsAll } from './mentioned.ts';
import type { WireRunPerformer } from './schema.ts';

/** A value that was read, with the account's members for its names. */
export interface WithMembers<Value> {
  readonly value: Value;
  readonly members: Members;
}

/**
 * Reads a value and the account's members at the same time. Members who joined later are looked
 * for. If members cannot be read, names stay unknown, since a list is worth more than its names.
 */
export async function withMembers<Value>(
  { people, readMe, zone }: Sources,
  reading: Answer<Value>,
  mentionedIn: (value: Value) => Mentioned,
  signal: AbortSignal | undefined,
): Answer<WithMembers<Value>> {
  const [answer, known, me] = await Promise.all([reading, people.read(signal), readMe(signal)]);
  if (!answer.ok) return answer;
  const isEnough = knowsAll(mentionedIn(answer.value));
  const found = known.ok ? await people.read(signal, isEnough) : known;
  const members = {
    people: found.ok ? found.value : nobody,
    me: me.ok ? me.value : undefined,
    zone: zone.now,
  };
  return success({ value: answer.value, members });
}

export function toPerformer(wire: WireRunPerformer, { people, me }: Members): Performer {
  const id = wire.source_id ?? '';
  const myId = me?.id;
  const completed = wire.is_completed;
  if (wire.type === 'group') {
    const group = people.groups.get(id);
    const isMe = myId !== undefined && (group?.members.includes(myId) ?? false);
    const ref: PerformerRef = { kind: 'group', key: id };
    return { kind: 'group', name: group?.name ?? numbered(id), completed, isMe, ref };
  }
  const guest = people.guests.get(id);
  const ref: PerformerRef =
    guest === undefined ? { kind: 'person', key: id } : { kind: 'guest', key: guest };
  return { kind: 'person', name: nameOf(id, people), completed, isMe: id === myId, ref };
}
