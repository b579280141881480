import type { RunQuery } from './runQuery.ts';
import type { AccountId, PersonId, WorkflowId } from '../base/ids.ts';
import { type TimeZone, dayOf, daysAfter, instantOf } from '../base/timeZone.ts';

export const runFilterStates = ['all', 'running', 'snoozed', 'done'] as const;
export type RunFilterState = (typeof runFilterStates)[number];

export const dueFilters = ['overdue', 'thisWeek'] as const;
/** `thisWeek` stands for what is due until Sunday night, and for what is overdue. */
export type DueFilter = (typeof dueFilters)[number];

/** The runs that a person wants to see. */
export interface RunFilter {
  /** `here` stands for runs that were launched from here, on any account. */
  readonly from: 'service' | 'here';
  readonly state: RunFilterState;
  readonly mine: boolean;
  readonly due?: DueFilter | undefined;
  /** The person or group that the runs wait for. */
  readonly waitsFor?:
    { readonly kind: 'person' | 'group'; readonly id: string; readonly name: string } | undefined;
  /** Who started the runs, if not I. */
  readonly starter?: { readonly id: PersonId; readonly name: string } | undefined;
  /** A workflow of one account; other accounts ignore it. */
  readonly workflow:
    { readonly account: AccountId; readonly id: WorkflowId; readonly name: string } | undefined;
}

/** Runs that were launched with this account's key, in any state, newest first. */
export const initialFilter: RunFilter = {
  from: 'service',
  state: 'all',
  mine: true,
  workflow: undefined,
};

/** All that the service has, without any of the filter's parts. */
export const wholeFilter: Required<RunFilter> = {
  ...initialFilter,
  mine: false,
  due: undefined,
  waitsFor: undefined,
  starter: undefined,
};

/**
 * The filter after a change. Only running runs are due or wait for somebody, and the service refuses
 * to look for others, so that the part which was chosen last counts. Runs are either mine or
 * somebody else's.
 */
export function changedFilter(filter: RunFilter, change: Partial<RunFilter>): RunFilter {
  const asksForRunning = change.due !== undefined || change.waitsFor !== undefined;
  const asksForOther = change.state !== undefined && change.state !== 'running';
  return {
    ...filter,
    ...(change.mine === true && { starter: undefined }),
    ...(change.starter !== undefined && { mine: false }),
    ...(asksForOther && { due: undefined, waitsFor: undefined }),
    ...change,
    ...(asksForRunning && { state: 'running' as const }),
  };
}

/** Whether the filter differs from the one to begin with. */
export const isFiltered = ({ from, state, mine, due, waitsFor, starter, workflow }: RunFilter) =>
  from !== 'service' ||
  state !== 'all' ||
  !mine ||
  [due, waitsFor, starter, workflow].some((part) => part !== undefined);

/** The workflow of the filter, for an account. */
export const filteredWorkflow = (
  { workflow }: RunFilter,
  account: AccountId,
): RunFilter['workflow'] => (workflow?.account === account ? workflow : undefined);

/** The end of the Sunday of this week, by the clock of the zone, in milliseconds since 1970. */
export function endOfWeek(now: number, zone: TimeZone): number {
  const today = dayOf(now, zone);
  if (today === undefined) return now;
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = daysAfter(today, (8 - weekday) % 7 || 7);
  return (instantOf(monday, zone) ?? now) - 1;
}

/** The moment by which something is due, for a filter. */
export const dueBy = (
  due: DueFilter | undefined,
  now: number,
  zone: TimeZone,
): number | undefined => {
  if (due === undefined) return undefined;
  return due === 'overdue' ? now : endOfWeek(now, zone);
};

/** The query for the service. */
export function toQuery(
  filter: RunFilter,
  account: AccountId,
  { now, zone }: { readonly now: number; readonly zone: TimeZone },
): RunQuery {
  return {
    state: filter.state === 'all' ? undefined : filter.state,
    mine: filter.mine || undefined,
    starter: filter.starter?.id,
    waitsFor: filter.waitsFor,
    dueBy: dueBy(filter.due, now, zone),
    workflow: filteredWorkflow(filter, account)?.id,
  };
}
