import type { Call } from '../call.ts';
import type { Run, Workflow } from '../model.ts';
import type { Store } from '../store/store.ts';
import { askerOf, named, performs, seesRun } from './access.ts';
import { messages } from './messages.ts';
import { answerPage } from './paging.ts';
import { presentRun, presentRunItem } from './presentRun.ts';
import { presentListedValues } from './presentValues.ts';
import { readChoice, readCount, readIds } from './query.ts';
import { invalid } from './refusal.ts';
import { surroundingsOf } from './surroundings.ts';

const defaultLimit = 15;
const largestLimit = 1000;
const orders = ['date', '-date', 'overdue', '-urgent'] as const;

/** Answers with one page of the runs that the key's person may see. */
export function listRuns(store: Store, call: Call): Response {
  const asker = askerOf(store, call);
  const wanted = readFilter(call);
  const limit = readCount(call, 'limit', largestLimit) ?? defaultLimit;
  const offset = readCount(call, 'offset') ?? 0;
  const ordering = readChoice(call, 'ordering', orders) ?? '-date';
  const workflows = workflowsById(store);
  const runs = store.runs().filter((run) => {
    const workflow = workflows.get(run.workflowId);
    return workflow !== undefined && seesRun(asker, run, workflow) && wanted(run);
  });
  const around = surroundingsOf(store, call);
  const fields = call.req.query('fields')?.split(',') ?? [];
  const present = (run: Run): object => {
    const workflow = workflowOf(run, workflows);
    const values = presentListedValues(run, workflow.kickoff, fields, around);
    return presentRunItem(run, workflow, around, values);
  };
  return answerPage(call, sortRuns(runs, ordering), present, { limit, offset });
}

const workflowsById = (store: Store): ReadonlyMap<number, Workflow> =>
  new Map(
    store
      .workflows({ by: 'date', descending: false })
      .map((workflow) => [workflow.id, workflow] as const),
  );

function workflowOf(run: Run, workflows: ReadonlyMap<number, Workflow>): Workflow {
  const workflow = workflows.get(run.workflowId);
  if (!workflow) throw new Error(`Run ${run.id} has no workflow.`);
  return workflow;
}

function readFilter(call: Call): (run: Run) => boolean {
  const status = readChoice(call, 'status', ['running', 'done', 'snoozed']);
  const templates = readIds(call, 'template_id');
  const starters = readIds(call, 'workflow_starter');
  const people = readIds(call, 'current_performer');
  const groups = readIds(call, 'current_performer_group_ids');
  if ((people ?? groups) && (status === 'done' || status === 'snoozed')) {
    throw invalid(messages.MSG_PW_0067);
  }
  const words = (call.req.query('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (run) =>
    (status === undefined || run.status === status) &&
    (templates?.includes(run.workflowId) ?? true) &&
    (starters?.includes(run.launchedBy) ?? true) &&
    (!(people ?? groups) || isWith(run, people ?? [], groups ?? [])) &&
    (words.length === 0 || hasWord(run.name, words));
}

/** Whether one of the people or groups has to do something for the run now. */
const isWith = (run: Run, people: readonly number[], groups: readonly number[]): boolean =>
  run.tasks
    .filter(({ status }) => status === 'active')
    .flatMap(({ performers }) => performers)
    .some(({ type, id }) => (type === 'user' ? people : groups).includes(id));

const hasWord = (text: string, words: readonly string[]): boolean =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.includes(word));

function sortRuns(runs: readonly Run[], ordering: (typeof orders)[number]): readonly Run[] {
  const newestFirst = runs.toSorted(
    (a, b) => Date.parse(b.launchedAt) - Date.parse(a.launchedAt) || b.id - a.id,
  );
  switch (ordering) {
    case 'date':
      return newestFirst.toReversed();
    case 'overdue':
      return newestFirst.toSorted((a, b) => dueTime(a) - dueTime(b));
    case '-urgent':
      return newestFirst.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
    default:
      return newestFirst;
  }
}

const dueTime = ({ dueAt }: Run): number => (dueAt === null ? Infinity : Date.parse(dueAt));

/** Answers with a run and everything that is known of it. */
export function getRun(store: Store, call: Call): Response {
  const asker = askerOf(store, call);
  const workflows = workflowsById(store);
  const run = named(
    call,
    asker,
    (id) => store.runs().find((each) => each.id === id),
    (found) => performs(asker, found) || seesRun(asker, found, workflowOf(found, workflows)),
  );
  return call.json(presentRun(run, workflowOf(run, workflows), asker, surroundingsOf(store, call)));
}
