import type { Call } from '../request.ts';
import type { Group, Person } from '../model/people.ts';
import type { Workflow, WorkflowRole } from '../model/workflows.ts';
import type { Run } from '../model/runs.ts';
import type { Store } from '../store/store.ts';
import { denied, notFound } from '../refusal.ts';

/** The person of a request, and the groups of the account. */
export interface Asker {
  readonly person: Person;
  readonly groups: readonly Group[];
}

export const askerOf = (store: Store, call: Call): Asker => ({
  person: call.get('person'),
  groups: store.groups(),
});

/** Whether the person may change the account as a whole. */
export const isAdmin = ({ person }: Asker): boolean =>
  person.role === 'owner' || person.role === 'admin';

export const ownsAccount = ({ person }: Asker): boolean => person.role === 'owner';

/** Whether the assignee is the person, or a group that the person is in. */
export const includes = (
  { person, groups }: Asker,
  { type, id }: { readonly type: 'user' | 'group'; readonly id: number },
): boolean =>
  type === 'user'
    ? id === person.id
    : groups.some((group) => group.id === id && group.members.includes(person.id));

/** The ids of the groups that the person is in. */
export const groupsOf = ({ person, groups }: Asker): readonly number[] =>
  groups.filter(({ members }) => members.includes(person.id)).map(({ id }) => id);

/** The roles of the person for the workflow, directly or through a group. */
export const rolesOf = (asker: Asker, workflow: Workflow): readonly WorkflowRole[] =>
  workflow.roles.filter((holder) => includes(asker, holder)).map(({ role }) => role);

/** Whether the person may open the workflow in the service's editor. */
export const mayEdit = (asker: Asker, workflow: Workflow): boolean =>
  isAdmin(asker) && rolesOf(asker, workflow).includes('owner');

export const performs = (asker: Asker, run: Run): boolean =>
  run.tasks.some(({ performers }) => performers.some((performer) => includes(asker, performer)));

/** Whether the person sees the run in lists: by their role for its workflow. */
export function seesRun(asker: Asker, run: Run, workflow: Workflow): boolean {
  const roles = rolesOf(asker, workflow);
  return (
    roles.includes('owner') ||
    roles.includes('viewer') ||
    (roles.includes('starter') && run.launchedBy === asker.person.id)
  );
}

/** Whether the person may open the run: by their role, or as one of its performers. */
export const mayOpen = (asker: Asker, run: Run, workflow: Workflow): boolean =>
  performs(asker, run) || seesRun(asker, run, workflow);

/** Whether the person has a part in the run, beyond looking at it. */
export const isMember = (asker: Asker, run: Run, workflow: Workflow): boolean =>
  performs(asker, run) || run.launchedBy === asker.person.id || mayEdit(asker, workflow);

/** Whether the person may only look at the run. */
export const mayOnlyLook = (asker: Asker, run: Run, workflow: Workflow): boolean =>
  !ownsAccount(asker) &&
  !rolesOf(asker, workflow).includes('owner') &&
  !performs(asker, run) &&
  !includes(asker, { type: 'user', id: run.launchedBy });

/**
 * The people who get *not found* for a missing thing; all others are refused, as for a forbidden
 * thing.
 */
export type NotFoundFor = 'owner' | 'everybody' | 'nobody';

/** How a request for a missing or forbidden thing is refused. */
export interface Denial {
  /** The owner of the account by default: their rights are checked first. */
  readonly notFoundFor?: NotFoundFor;
  readonly message?: string;
}

/**
 * The thing that the request's path names.
 * @throws {Refusal} if it is missing or forbidden.
 */
export function named<Thing>(
  call: Call,
  asker: Asker,
  find: (id: number) => Thing | undefined,
  allowed: (thing: Thing) => boolean,
  { notFoundFor = 'owner', message }: Denial = {},
): Thing {
  const text = call.req.param('id') ?? '';
  if (!/^[+-]?\d{1,15}$/.test(text)) throw denied(message);
  const thing = find(Number(text));
  if (thing !== undefined && (ownsAccount(asker) || allowed(thing))) return thing;
  const knows = notFoundFor === 'everybody' || (notFoundFor === 'owner' && ownsAccount(asker));
  throw thing === undefined && knows ? notFound() : denied(message);
}
