import type { Group, Person } from '../../model/people.ts';
import type { Dataset } from '../../model/forms.ts';
import type { Store } from '../../store/store.ts';

/** The people and groups of an account, at one moment. */
export interface Directory {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly datasets: readonly Dataset[];
}

export const directoryOf = (store: Store): Directory => ({
  people: store.people(),
  groups: store.groups(),
  datasets: store.datasets(),
});

/** The name of a person; one who has not joined has no name yet. */
export const displayName = (person: Person): string =>
  person.status === 'invited'
    ? `${person.email} (invited)`
    : `${person.firstName} ${person.lastName}`.trim() || person.email;

/** The people and groups that a value can name. */
export type Holder =
  | { readonly type: 'user'; readonly id: number; readonly name: string }
  | { readonly type: 'group'; readonly id: number; readonly name: string };

/** The person or group with this e-mail address or name; letter case does not matter. */
export function findHolder({ people, groups }: Directory, text: string): Holder | undefined {
  const same = (other: string): boolean => other.toLowerCase() === text.toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    const person = people.find(
      ({ email, status, role }) => status !== 'inactive' && role !== 'guest' && same(email),
    );
    return person && { type: 'user', id: person.id, name: displayName(person) };
  }
  const group = groups.find(({ name, personal }) => !personal && same(name));
  return group && { type: 'group', id: group.id, name: group.name };
}
