import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Run, RunStatus } from '../../model/runs.ts';
import { readRunsById } from './liveRuns.ts';

/**
 * Which runs are wanted, by who sees them and who performs them. Properties that are left out do
 * not restrict them.
 */
export interface RunQuery {
  /** The ids of workflows with all their runs. */
  readonly ofWorkflows: readonly number[];
  /** The ids of workflows with only the runs that `starter` launched. */
  readonly ownOfWorkflows: readonly number[];
  readonly starter: number;
  readonly status?: RunStatus | undefined;
  readonly workflows?: readonly number[] | undefined;
  readonly starters?: readonly number[] | undefined;
  /** The ids of people and groups: one of them must have a part to do in the run now. */
  readonly with?:
    { readonly people: readonly number[]; readonly groups: readonly number[] } | undefined;
  /** The ids of tasks of workflows: the run is at one of them, or has done it if it is done. */
  readonly at?: readonly number[] | undefined;
  readonly search?:
    | {
        readonly words: readonly string[];
        /** The ids of workflows that contain one of the words themselves. */
        readonly workflows: readonly number[];
      }
    | undefined;
}

/** The order of listed runs. */
export type RunOrder = 'date' | '-date' | 'overdue' | '-urgent';

/** A part of a list; null for all of it. */
export type Window = { readonly limit: number; readonly offset: number } | null;

/** A part of the found items, and the number of all. */
export interface Found<Item> {
  readonly count: number;
  readonly items: readonly Item[];
}

/** When the first of the run's present tasks is due; the run's own date does not count. */
const nearestDue = "(SELECT min(due_at) FROM run_task WHERE run_id = run.id AND status = 'active')";

const orders: Readonly<Record<RunOrder, string>> = {
  date: 'launched_at, id',
  '-date': 'launched_at DESC, id DESC',
  overdue: `${nearestDue} IS NULL, ${nearestDue}, launched_at DESC, id DESC`,
  '-urgent': 'urgent DESC, launched_at DESC, id DESC',
};

const isIn = (column: string, name: string): string =>
  `${column} IN (SELECT value FROM json_each($${name}))`;

const taskWith = (condition: string): string =>
  `EXISTS (SELECT 1 FROM run_task WHERE run_id = run.id AND ${condition})`;

const performer =
  'EXISTS (SELECT 1 FROM run_performer WHERE run_task_id = run_task.id AND ' +
  `(type = 'user' AND ${isIn('source_id', 'people')} OR ` +
  `type = 'group' AND ${isIn('source_id', 'groups')}))`;

const state =
  "run_task.status = CASE run.status WHEN 'running' THEN 'active' " +
  "WHEN 'snoozed' THEN 'snoozed' ELSE 'completed' END";

const text =
  "run.name || ' ' || " +
  `coalesce((SELECT group_concat(coalesce(name, ''), ' ') FROM run_task
   WHERE run_id = run.id), '') || ' ' || ` +
  `coalesce((SELECT group_concat(json_extract(value, '$'), ' ') FROM run_value
   WHERE run_id = run.id), '') || ' ' || ` +
  `coalesce((SELECT group_concat(json_extract(value, '$'), ' ') FROM task_value
   JOIN run_task ON run_task.id = run_task_id WHERE run_id = run.id), '') || ' ' || ` +
  "coalesce((SELECT group_concat(text, ' ') FROM run_event WHERE run_id = run.id), '')";

type Condition = readonly [sql: string, values: Readonly<Record<string, unknown>>];

/** The conditions of the query, with their named values. */
function conditionsOf(query: RunQuery): readonly Condition[] {
  const { status, workflows, starters, with: performers, at, search } = query;
  return [
    [
      `(${isIn('workflow_id', 'ofWorkflows')} OR launched_by = $starter AND
        ${isIn('workflow_id', 'ownOfWorkflows')})`,
      {
        ofWorkflows: query.ofWorkflows,
        ownOfWorkflows: query.ownOfWorkflows,
        starter: query.starter,
      },
    ],
    ...when(status, (value): Condition => ['run.status = $status', { status: value }]),
    ...when(workflows, (ids): Condition => [isIn('workflow_id', 'workflows'), { workflows: ids }]),
    ...when(starters, (ids): Condition => [isIn('launched_by', 'starters'), { starters: ids }]),
    ...when(performers, (ids): Condition => [
      `run.status = 'running' AND ${taskWith(`run_task.status = 'active' AND ${performer}`)}`,
      { ...ids },
    ]),
    ...when(at, (ids): Condition => [
      taskWith(`${isIn('task_id', 'at')} AND ${state}`),
      { at: ids },
    ]),
    ...when(search, ({ words, workflows: ids }): Condition => [
      `(word_rank(${text}, $words) > 0 OR ${isIn('workflow_id', 'telling')})`,
      { words, telling: ids },
    ]),
  ];
}

const when = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Condition,
): readonly Condition[] => (value === undefined ? [] : [condition(value)]);

const bound = (value: unknown): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);

const rowsSchema = v.array(v.object({ id: v.number() }));

/** The query as a condition in SQL on rows of `run`, with named parameters. */
export function runCondition(query: RunQuery): {
  readonly where: string;
  readonly parameters: Record<string, string | number>;
} {
  const conditions = conditionsOf(query);
  const values = conditions.flatMap(([, named]) => Object.entries(named));
  return {
    where: conditions.map(([sql]) => sql).join(' AND '),
    parameters: Object.fromEntries(values.map(([name, value]) => [name, bound(value)])),
  };
}

/** Finds runs; only those of the window are read whole. */
export function findRuns(
  database: DatabaseSync,
  query: RunQuery,
  order: RunOrder,
  window: Window,
): Found<Run> {
  const { where, parameters } = runCondition(query);
  const best = query.search ? `word_rank(${text}, $words) DESC, ` : '';
  const rows = database
    .prepare(`SELECT id FROM run WHERE ${where} ORDER BY ${best}${orders[order]}`)
    .all(parameters);
  const ids = v.parse(rowsSchema, rows).map(({ id }) => id);
  const wanted = window ? ids.slice(window.offset, window.offset + window.limit) : ids;
  return { count: ids.length, items: readRunsById(database, wanted) };
}
