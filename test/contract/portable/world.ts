import { NotApplicable, same, answered } from './expect.ts';
import { type Answer, type Json, type Role, type Server, roles } from './server.ts';
import { byAll, everything, neverActive } from './templates.ts';

/** A person with a key. */
export interface Person {
  readonly id: number;
  readonly email: string;
}

/** A group of people who all have keys. */
export interface Team {
  readonly id: number;
  readonly members: readonly Role[];
}

/** The data for the checks on a server. */
export interface World {
  readonly server: Server;
  readonly people: Readonly<Partial<Record<Role, Person>>>;
  /** Sends a request with a person's key. */
  readonly ask: Server['ask'];
  /** The id of the template with something of everything: two tasks, the first with a checklist. */
  readonly template: number;
  /** The id of a template that has never been active. */
  readonly draft: number;
  /** Launches a workflow of the template; it is removed at the end. */
  launch(as?: Role, more?: Json): Promise<Run>;
  /** A workflow with one task, which every member of the team has to complete. */
  launchForAll(team: Team): Promise<Run>;
  /** @throws {NotApplicable} where no group consists of people with keys. */
  team(): Promise<Team>;
  /** Valid values for the form, with some of them replaced. */
  values(more?: Json): Json;
}

/** A workflow in the answer to a launch. */
export interface Run extends Json {
  readonly id: number;
  readonly tasks: readonly Task[];
}

export interface Task extends Json {
  readonly id: number;
  readonly number: number;
  readonly status: string;
}

/** The run's task with this number. */
export function taskOf(run: Run, number: number): Task {
  const found = run.tasks.find((task) => task.number === number);
  if (!found) throw new Error(`Workflow ${run.id} has no task ${number}.`);
  return found;
}

/** The paths that have to be removed at the end, newest first. */
export type Leftovers = string[];

/** @param leftovers gets the path of each new thing at once. */
export async function createWorld(
  server: Server,
  prefix: string,
  leftovers: Leftovers,
): Promise<World> {
  const people = await readPeople(server);
  const owner = people.owner;
  if (!owner) throw new Error('The key of the owner of the account is needed.');
  const add = async (body: Json): Promise<number> => {
    const answer = await server.ask('/templates', 'owner', { body });
    const { id } = answered('POST /templates', answer) as { readonly id: number };
    leftovers.unshift(`/templates/${id}`);
    return id;
  };
  const template = await add(everything(`${prefix} everything`, people));
  const draft = await add(neverActive(`${prefix} never active`, owner));
  const values = (more: Json = {}): Json => ({ title: 'One', person: owner.email, ...more });
  const start = async (id: number, as: Role, body: Json): Promise<Run> => {
    const answer = await server.ask(`/templates/${id}/run`, as, { body });
    const run = answered(`POST /templates/${id}/run`, answer) as Run;
    leftovers.unshift(`/workflows/${run.id}`);
    return run;
  };
  return {
    ...{ server, people, template, draft, values },
    ask: server.ask,
    launch: (as = 'owner', more = {}) =>
      start(template, as, { name: `${prefix} run`, kickoff: values(), ...more }),
    launchForAll: async (team) => {
      const id = await add(byAll(`${prefix} by all`, owner, team.id));
      return start(id, 'owner', { name: `${prefix} by all` });
    },
    team: async () => findTeam(await server.ask('/accounts/groups', 'owner'), people),
  };
}

async function readPeople(server: Server): Promise<World['people']> {
  const known = roles.filter((role) => server.keys[role] !== undefined);
  const read = async (role: Role): Promise<readonly [Role, Person]> => {
    const answer = await server.ask('/auth/context', role);
    const person = answered(`GET /auth/context as ${role}`, answer) as Person & Json;
    same(`${role} owns the account`, person.is_account_owner, role === 'owner');
    same(`${role} is an admin`, person.is_admin, role === 'owner' || role === 'admin');
    return [role, { id: person.id, email: person.email }];
  };
  return Object.fromEntries(await Promise.all(known.map(read)));
}

function findTeam(answer: Answer, people: World['people']): Team {
  interface Group {
    readonly id: number;
    readonly users: readonly number[];
    readonly type: string;
  }
  const known = roles.filter((role) => people[role] !== undefined);
  const roleOf = (id: number): Role | undefined => known.find((role) => people[role]?.id === id);
  for (const { id, users, type } of answered('GET /accounts/groups', answer) as readonly Group[]) {
    const members = users.map(roleOf).filter((role) => role !== undefined);
    const isWhole = type === 'regular' && members.length === users.length && users.length > 1;
    if (isWhole && members.includes('member')) return { id, members };
  }
  throw new NotApplicable('no group has the member in it and only people whose keys there are');
}

/** Removes the data; returns the paths that could not be removed. */
export async function removeAll(
  server: Server,
  leftovers: readonly string[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const path of leftovers) {
    const { status } = await server.ask(path, 'owner', { method: 'DELETE' });
    if (status !== 204) left.push(path);
  }
  return left;
}
