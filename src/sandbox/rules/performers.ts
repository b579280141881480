import type { Group, Person } from '../model/people.ts';
import type { RawPerformer, Task } from '../model/workflows.ts';
import type { Performer, Run } from '../model/runs.ts';

/** The facts that decide who performs a task. */
export interface Appointment {
  readonly launchedBy: number;
  /** The values of the kick-off form and of completed tasks. */
  readonly values: Run['values'];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
}

/**
 * The performers of a run's task, without repeats; none if all of them are groups without an active
 * person.
 */
export function performersOf(task: Task, appointment: Appointment): readonly Performer[] {
  const found = task.performers
    .map((raw) => resolve(raw, appointment))
    .filter((performer) => performer !== undefined);
  if (!found.some((performer) => hasAnybody(performer, appointment))) return [];
  return found.filter(
    ({ type, id }, index) =>
      found.findIndex((other) => other.type === type && other.id === id) === index,
  );
}

const hasAnybody = ({ type, id }: Performer, { people, groups }: Appointment): boolean => {
  const ids = type === 'user' ? [id] : (groups.find((group) => group.id === id)?.members ?? []);
  return people.some((person) => person.status !== 'inactive' && ids.includes(person.id));
};

const user = (id: number): Performer => ({ type: 'user', id, completedAt: null });

function resolve(raw: RawPerformer, appointment: Appointment): Performer | undefined {
  const { launchedBy, values, people, groups } = appointment;
  if (raw.type === 'workflow_starter') return user(launchedBy);
  if (raw.type !== 'field') return { type: raw.type, id: raw.id, completedAt: null };
  const value = new Map(values).get(raw.apiName);
  if (typeof value !== 'string') return undefined;
  const named = value.toLowerCase();
  const person = people.find(({ email }) => email.toLowerCase() === named);
  if (person) return user(person.id);
  const group = groups.find(({ name }) => name.toLowerCase() === named);
  return group && { type: 'group', id: group.id, completedAt: null };
}
