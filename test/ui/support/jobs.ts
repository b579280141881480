import assert from 'node:assert/strict';
import type { Counts } from './counted.ts';

/** A job: what is typed for it, what it may cost, and what it does cost. A chord is one key. */
interface Job extends Counts {
  readonly does: string;
  /** The workflow. */
  readonly of: string;
  readonly from: string;
  readonly typed: string;
  /** The most that it may cost. */
  readonly goal: Partial<Counts>;
}

/** The ten jobs. The README has what they cost. */
export const jobs = {
  launch: {
    does: 'launch a workflow known by a few letters',
    of: 'on-call handover',
    from: 'anywhere',
    typed: 'hando',
    goal: { keys: 4, clicks: 3 },
    keys: 3,
    clicks: 3,
  },
  again: {
    does: 'launch with last week’s values',
    of: 'Access request',
    from: 'the row of that run',
    typed: '',
    goal: { clicks: 2 },
    keys: 2,
    clicks: 2,
  },
  late: {
    does: 'see what is late, and why',
    of: 'Access request',
    from: 'the Runs view',
    typed: '',
    goal: { clicks: 1 },
    keys: 2,
    clicks: 1,
  },
  five: {
    does: 'complete five plain tasks in a row',
    of: 'Berth inspection',
    from: 'the page of the first',
    typed: '',
    goal: { keys: 5, clicks: 5 },
    keys: 5,
    clicks: 5,
  },
  find: {
    does: 'find an old run by a value that was typed into it',
    of: 'Customer escalation',
    from: 'anywhere',
    typed: 'saturdays',
    goal: { keys: 3 },
    keys: 3,
    clicks: 2,
  },
  colleague: {
    does: 'see what a colleague works on',
    of: 'Access request',
    from: 'anywhere',
    typed: 'jonas',
    goal: { keys: 5 },
    keys: 4,
    clicks: 2,
  },
  due: {
    does: 'correct a due date',
    of: 'on-call handover',
    from: 'the page of the run',
    typed: 'tomorrow',
    goal: { clicks: 2 },
    keys: 6,
    clicks: 2,
  },
  share: {
    does: 'put the name and link of a run into a chat',
    of: 'on-call handover',
    from: 'the row of the run; by mouse, into the clipboard',
    typed: '',
    goal: { keys: 2 },
    keys: 2,
    clicks: 2,
  },
  comment: {
    does: 'comment on a task and see that it arrived',
    of: 'Berth inspection',
    from: 'the page of the task',
    typed: 'The lamps work.',
    goal: { clicks: 2 },
    keys: 6,
    clicks: 2,
  },
  runsOf: {
    does: 'show the runs of a workflow',
    of: 'Access request',
    from: 'anywhere; by mouse, the row of the workflow',
    typed: 'access',
    goal: { clicks: 2 },
    keys: 4,
    clicks: 2,
  },
} as const satisfies Readonly<Record<string, Job>>;

/** How a job is done by keyboard alone, and by mouse alone. */
type Ways = Readonly<Record<keyof Counts, () => Promise<void>>>;

/** Makes tests of jobs, which fail where a job takes more, or less, than is written down. */
export const useJobs =
  ({ counts }: { readonly counts: () => Counts }) =>
  /** @param start brings the window to where the job begins. */
  ({ does, goal, ...cost }: Job, ways: Ways, start?: () => Promise<unknown>): void => {
    for (const way of ['keys', 'clicks'] as const) {
      it(`to ${does} takes ${cost[way]} ${way}`, async () => {
        await start?.();
        await ways[way]();
        assert.deepEqual(counts(), { keys: 0, clicks: 0, [way]: cost[way] });
        assert.ok(cost[way] <= (goal[way] ?? Infinity));
      });
    }
  };
