import type { Call } from '../../request.ts';
import type { Group, Person } from '../../model/people.ts';
import type { Plan } from '../../model/server.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, rolesOf } from '../access.ts';
import { answerList } from '../http/paging.ts';
import { readChoice } from '../http/query.ts';
import { broken, invalidInput, invalidWords } from '../../refusal.ts';
import { asSeconds } from '../values/time.ts';

export const accountName = 'Blue Harbor';
const joined = '2025-01-13T08:00:00.000Z';
const orders: readonly string[] = ['first_name', 'last_name', 'status'];
const statuses: readonly string[] = ['active', 'invited', 'inactive'];

/** Answers with the person that the key acts for. */
export function getContext(store: Store, call: Call): Response {
  const asker = askerOf(store, call);
  const { person } = asker;
  const roles = store
    .workflows({ by: 'date', descending: false })
    .filter(({ deleted }) => !deleted)
    .flatMap((workflow) => rolesOf(asker, workflow));
  return call.json({
    ...identity(person),
    date_joined: joined,
    date_joined_tsp: asSeconds(joined),
    ...manners(call.get('zoneOf')(person)),
    ...subscribed,
    is_superuser: false,
    is_supermode: false,
    vacation: null,
    has_workflow_viewer_access: roles.some((role) => role !== 'starter'),
    has_workflow_starter_access: roles.length > 0,
    account: presentAccount(store.people(), call.get('plan')),
  });
}

/** Answers with the account that the key belongs to. */
export const getAccount = (_store: Store, call: Call): Response =>
  call.json({
    ...accountHead,
    plan_expiration: null,
    plan_expiration_tsp: subscriptions[call.get('plan')].plan_expiration_tsp,
  });

/** Answers with what the account has paid for. */
export const getPlan = (store: Store, call: Call): Response =>
  call.json(presentPlan(store.people(), call.get('plan')));

const accountHead = {
  id: 1,
  name: accountName,
  date_joined: joined,
  date_joined_tsp: asSeconds(joined),
  lease_level: 'standard',
  logo_lg: null,
  logo_sm: null,
} as const;

const presentPlan = (people: readonly Person[], plan: Plan): object => ({
  active_users: people.filter(({ status, role }) => status === 'active' && role !== 'guest').length,
  tenants_active_users: 0,
  max_users: plan === 'crowded' ? 1 : 1000,
  billing_sync: false,
  billing_period: null,
  ...subscriptions[plan],
  plan_expiration: null,
  trial_is_active: false,
  trial_ended: false,
});

const presentAccount = (people: readonly Person[], plan: Plan): object => ({
  ...accountHead,
  ...presentPlan(people, plan),
  tenant_name: null,
  is_blocked: false,
  is_verified: true,
});

const expired = '2026-01-31T00:00:00.000Z';

interface Subscription {
  readonly is_subscribed: boolean;
  readonly billing_plan: string | null;
  readonly plan_expiration_tsp: number | null;
}

/** How the account reports its plan. */
const subscriptions: Readonly<Record<Plan, Subscription>> = {
  full: { is_subscribed: true, billing_plan: 'unlimited', plan_expiration_tsp: null },
  expired: {
    is_subscribed: false,
    billing_plan: 'premium',
    plan_expiration_tsp: asSeconds(expired),
  },
  none: { is_subscribed: false, billing_plan: null, plan_expiration_tsp: null },
  crowded: { is_subscribed: true, billing_plan: 'premium', plan_expiration_tsp: null },
};

const identity = (person: Person): object => ({
  id: person.id,
  type: person.role === 'guest' ? 'guest' : 'user',
  email: person.email,
  first_name: person.firstName,
  last_name: person.lastName,
  phone: null,
  photo: person.photo,
  is_admin: person.role === 'owner' || person.role === 'admin',
  is_account_owner: person.role === 'owner',
});

/** The person's settings for dates and language. */
const manners = (zone: string): object => ({
  language: 'en',
  timezone: zone,
  date_fmt: 'MMM dd, yyyy, p',
  date_fdw: 0,
  manager_id: null,
  subordinates_ids: [],
});

/** The e-mails that the person gets. */
const subscribed = {
  is_tasks_digest_subscriber: true,
  is_digest_subscriber: true,
  is_newsletters_subscriber: false,
  is_special_offers_subscriber: false,
  is_new_tasks_subscriber: true,
  is_complete_tasks_subscriber: true,
  is_comments_mentions_subscriber: true,
} as const;

/** A person as the lists of people have it. */
export const presentUser = (person: Person, groups: readonly Group[], call: Call): object => ({
  ...identity(person),
  status: person.status,
  date_joined_tsp: asSeconds(joined),
  ...manners(call.get('zoneOf')(person)),
  groups: groups
    .filter(({ members, personal }) => !personal && members.includes(person.id))
    .map(({ id }) => id),
  vacation: null,
  invite: null,
  ...subscribed,
});

export const getUser = (store: Store, call: Call): Response =>
  call.json(presentUser(call.get('person'), store.groups(), call));

/** Answers with the people of the account. */
export function listUsers(store: Store, call: Call): Response {
  const groups = store.groups();
  const wanted = readList(call, 'status', statuses);
  const types = readList(call, 'type', ['user', 'guest']);
  const inGroups = readGroupIds(call);
  const people = store
    .people()
    .filter(({ status }) => wanted?.includes(status) ?? true)
    .filter(({ role }) => types?.includes(role === 'guest' ? 'guest' : 'user') ?? true)
    .filter(
      ({ id }) =>
        inGroups === undefined ||
        groups.some((group) => inGroups.includes(group.id) && group.members.includes(id)),
    );
  return answerList(call, people.toSorted(userOrder(call)), (person) =>
    presentUser(person, groups, call),
  );
}

function userOrder(call: Call): (a: Person, b: Person) => number {
  const known = [...orders, ...orders.map((by) => `-${by}`)];
  const ordering = readOrdering(call, known) ?? 'last_name';
  const by = ordering.replace(/^-/, '');
  const keyOf = (person: Person): string => {
    if (by === 'status') return person.status;
    return by === 'first_name' ? person.firstName : person.lastName;
  };
  const sign = ordering.startsWith('-') ? -1 : 1;
  return (a, b) => sign * keyOf(a).localeCompare(keyOf(b), 'en');
}

/** Answers with the groups of the account, including personal ones. */
export function listGroups(store: Store, call: Call): Response {
  const ordering = readChoice(call, 'ordering', ['name', '-name']);
  const sign = ordering === '-name' ? -1 : 1;
  const groups = store
    .groups()
    .toSorted((a, b) => sign * a.name.localeCompare(b.name, 'en'))
    .map(({ id, name, members, personal }) => ({
      id,
      name,
      photo: '',
      users: members,
      type: personal ? 'personal' : 'regular',
    }));
  return call.json(groups);
}

/** @throws {Refusal} unless the value is left out or known. */
function readOrdering(call: Call, known: readonly string[]): string | undefined {
  const ordering = call.req.query('ordering');
  if (ordering === undefined || known.includes(ordering)) return ordering;
  throw invalidInput('ordering', `"${ordering}" is not one of the choices.`);
}

/** @throws {Refusal} unless the value is left out, or holds known words separated by commas. */
function readList(
  call: Call,
  name: string,
  known: readonly string[],
): readonly string[] | undefined {
  const words = call.req.query(name)?.split(',');
  const wrong = words?.find((word) => !known.includes(word));
  if (wrong !== undefined) throw invalidWords(`"${wrong}" is not one of the choices.`);
  return words;
}

function readGroupIds(call: Call): readonly number[] | undefined {
  const text = call.req.query('groups');
  if (text === undefined) return undefined;
  if (!/^\d+(,\d+)*$/.test(text)) throw broken();
  return text.split(',').map(Number);
}
