import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { RunQuery } from '../../store/runs/findRuns.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, groupsOf, rolesOf } from '../access.ts';
import { readChoice, readSeconds } from '../http/query.ts';
import { allWorkflows, visibleTo } from '../runs/runs.ts';

/** Answers with the numbers, each with the id and name of its workflow. */
function answerCounts(
  call: Call,
  workflows: readonly Workflow[],
  counted: readonly number[],
  always: ReadonlySet<number> = new Set(),
): Response {
  const counts = workflows
    .map(({ id, name }) => ({ id, name, count: counted.filter((each) => each === id).length }))
    .filter(({ id, count }) => count > 0 || always.has(id))
    .toSorted((a, b) => b.count - a.count || a.id - b.id);
  return call.json(counts);
}

/**
 * Answers with the workflows for which the person has a role, each with its number of runs, even 0.
 */
export function titlesByRuns(store: Store, call: Call): Response {
  const workflows = allWorkflows(store);
  const status = readChoice(call, 'status', ['running', 'done', 'snoozed']);
  const runs = visibleRuns(store, call, workflows, status);
  const asker = askerOf(store, call);
  const mine = workflows.filter((each) => !each.deleted && rolesOf(asker, each).length > 0);
  return answerCounts(
    call,
    workflows,
    runs.map(({ workflowId }) => workflowId),
    new Set(mine.map(({ id }) => id)),
  );
}

/** Answers with the workflows in which the person has, or had, tasks. */
export function titlesByTasks(store: Store, call: Call): Response {
  const status = readChoice(call, 'status', ['active', 'completed']) ?? 'active';
  const asker = askerOf(store, call);
  const { items } = store.findTasks(
    { person: asker.person.id, groups: groupsOf(asker), completed: status === 'completed' },
    'date',
    null,
  );
  return answerCounts(
    call,
    allWorkflows(store),
    items.map(({ run }) => run.workflowId),
  );
}

/** Answers with the workflows whose runs have events, each with the number of events. */
export function titlesByEvents(store: Store, call: Call): Response {
  const from = readSeconds(call, 'date_from_tsp') ?? -Infinity;
  const to = readSeconds(call, 'date_to_tsp') ?? Infinity;
  const workflows = allWorkflows(store);
  const counted = visibleRuns(store, call, workflows).flatMap(({ id, workflowId }) =>
    store
      .events(id)
      .map(({ at }) => Date.parse(at) / 1000)
      .filter((at) => at >= from && at <= to)
      .map(() => workflowId),
  );
  return answerCounts(call, workflows, counted);
}

const visibleRuns = (
  store: Store,
  call: Call,
  workflows: readonly Workflow[],
  status?: RunQuery['status'],
): ReturnType<Store['runs']> =>
  store.findRuns({ ...visibleTo(askerOf(store, call), workflows), status }, 'date', null).items;
