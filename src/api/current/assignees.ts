import type { Answer } from '../../core/base/answer.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import { mapped } from '../mapping.ts';
import { encodings } from './generation.ts';
import type { People } from './people.ts';
import type { Sources } from './sources.ts';

const groupsIn = ({ groups }: People): readonly Assignee[] =>
  [...groups].flatMap(([id, { exactName: value, name, members, personal }]) =>
    personal || value.trim() === ''
      ? []
      : [{ kind: 'group' as const, id, value, name, members: members.length }],
  );

const peopleIn = ({ users }: People): readonly Assignee[] =>
  [...users.values()].flatMap(({ id, email, name }) =>
    email === '' ? [] : [{ kind: 'person' as const, id, value: email, name, members: undefined }],
  );

/**
 * The people and groups that a field of kind `user` can name now. Earlier servers take only people.
 */
export async function listAssignees(
  { people, generation }: Sources,
  signal: AbortSignal | undefined,
): Answer<readonly Assignee[]> {
  const [found, answer] = await Promise.all([generation.find(signal), people.readNow(signal)]);
  const numbers = found.ok && encodings[found.value].user === 'id';
  return mapped(answer, (known) => [...(numbers ? [] : groupsIn(known)), ...peopleIn(known)]);
}
