import type { Check, CheckGroup } from './check.ts';
import { account } from './checks/account.ts';
import { launches } from './checks/launches.ts';
import { runs } from './checks/runs.ts';
import { tasks } from './checks/tasks.ts';
import { templates } from './checks/templates.ts';
import { NotApplicable } from './expect.ts';
import type { Outcome, Report, Result } from './report.ts';
import type { Server } from './server.ts';
import { type Leftovers, type World, createWorld, removeAll } from './world.ts';

const groups: readonly CheckGroup[] = [account, templates, launches, tasks, runs];

/**
 * Checks a server, with data that this makes there and removes at the end.
 * @param prefix begins the names of all data.
 * @throws where even the data for the checks cannot be made.
 */
export async function runPortable(
  server: Server,
  prefix: string,
  chosen: readonly CheckGroup[] = groups,
): Promise<Report> {
  const leftovers: Leftovers = [];
  const results: Result[] = [];
  let left: readonly string[] = [];
  try {
    const world = await createWorld(server, prefix, leftovers);
    for (const { about, checks } of chosen) {
      for (const check of checks) {
        results.push({ name: `${about} ${check.name}`, outcome: await outcomeOf(check, world) });
      }
    }
  } finally {
    left = await removeAll(server, leftovers);
  }
  return { results, left };
}

async function outcomeOf({ needs = [], run }: Check, world: World): Promise<Outcome> {
  const missing = needs.filter((role) => world.people[role] === undefined);
  if (missing.length > 0) return { kind: 'notApplicable', why: `no key: ${missing.join(', ')}` };
  try {
    await run(world);
    return { kind: 'passed' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof NotApplicable
      ? { kind: 'notApplicable', why: message }
      : { kind: 'differs', what: message };
  }
}
