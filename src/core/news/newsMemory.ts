import type { MyTask } from '../tasks/task.ts';
import type { LateRun, News, SentNews } from './news.ts';

/** The places of the service that have news. */
export const newsSources = ['tasks', 'sent', 'runs'] as const;
export type NewsSource = (typeof newsSources)[number];

/** The kinds of news that a person can switch off. */
export const newsKinds = ['tasks', 'mentions', 'overdue'] as const;
export type NewsKind = (typeof newsKinds)[number];

const sourcesOf: Readonly<Record<NewsKind, readonly NewsSource[]>> = {
  tasks: ['tasks'],
  mentions: ['sent'],
  overdue: ['sent', 'runs'],
};

/**
 * What an account’s person was told of, so that each thing is told once. A source that was never
 * heard has no entry: what it holds at first is not news. Times are in milliseconds since 1970.
 */
export interface NewsMemory {
  /** When the service was last asked for news, from any window. */
  readonly askedAt: number;
  /** When each source was last asked or overheard; one without an entry comes first. */
  readonly turnAt: Partial<Readonly<Record<NewsSource, number | undefined>>>;
  readonly tasks?:
    | {
        /** Tasks by their id and start: one that is returned starts again. */
        readonly known: readonly string[];
        /** Whether these were all open tasks. */
        readonly whole: boolean;
        /** The latest start of a task. */
        readonly latest: number;
      }
    | undefined;
  /** When the newest of the sent news was sent. */
  readonly sent?: number | undefined;
  /** Whether the overdue runs were heard. */
  readonly runs?: boolean | undefined;
  /** What was told to be overdue, by its id and due date. */
  readonly late: readonly string[];
}

/** The memory of an account whose service was never asked. */
export const noMemory: NewsMemory = { askedAt: 0, turnAt: {}, late: [] };

/** What a source was found to say: all that is new, and the memory of it. */
export interface Heard {
  readonly memory: NewsMemory;
  readonly news: readonly News[];
}

/** How many overdue things are remembered, and at least how many tasks. */
const mostLate = 500;
const leastTasks = 200;

/** The kind of news that some news is of. */
export function kindOf({ kind }: News): NewsKind {
  if (kind === 'newTask') return 'tasks';
  return kind === 'mention' ? 'mentions' : 'overdue';
}

/** The sources of the kinds that are wanted. */
export const sourcesFor = (kinds: readonly NewsKind[]): readonly NewsSource[] =>
  newsSources.filter((source) => kinds.some((kind) => sourcesOf[kind].includes(source)));

/** The source to ask next: the one that has waited longest. */
export const nextSource = (
  { turnAt }: NewsMemory,
  sources: readonly NewsSource[],
): NewsSource | undefined => sources.toSorted((a, b) => (turnAt[a] ?? 0) - (turnAt[b] ?? 0))[0];

/** Forgets the sources that nobody wants to hear: what came meanwhile is not news later. */
export function forgetOthers(memory: NewsMemory, wanted: readonly NewsSource[]): NewsMemory {
  const turnAt = Object.fromEntries(
    newsSources.flatMap((source) => {
      const at = wanted.includes(source) ? memory.turnAt[source] : undefined;
      return at === undefined ? [] : [[source, at]];
    }),
  );
  return {
    ...memory,
    turnAt,
    tasks: wanted.includes('tasks') ? memory.tasks : undefined,
    sent: wanted.includes('sent') ? memory.sent : undefined,
    runs: wanted.includes('runs') ? memory.runs : undefined,
  };
}

/** Notes that it was the turn of a source. */
const heardNow = (memory: NewsMemory, source: NewsSource, now: number): NewsMemory => ({
  ...memory,
  turnAt: { ...memory.turnAt, [source]: now },
});

/** Notes that a source is asked now, whatever it will answer. */
export const askedNow = (memory: NewsMemory, source: NewsSource, now: number): NewsMemory => ({
  ...heardNow(memory, source, now),
  askedAt: now,
});

/** Takes back that a source was asked at `at`, where the answer was not waited for. */
export function notAsked(
  memory: NewsMemory,
  source: NewsSource,
  at: number,
  before: NewsMemory,
): NewsMemory {
  const { askedAt, turnAt } = memory;
  return {
    ...memory,
    // Another window may have asked since.
    askedAt: askedAt === at ? before.askedAt : askedAt,
    turnAt: turnAt[source] === at ? { ...turnAt, [source]: before.turnAt[source] } : turnAt,
  };
}

const taskKey = ({ id, startedAt }: MyTask): string => `${id}@${startedAt ?? ''}`;

/**
 * The tasks that have come to me. Beyond a part of the list, tasks may have been there before, so
 * that only those count that have started since.
 * @param whole whether these are all open tasks.
 */
export function hearTasks(
  memory: NewsMemory,
  tasks: readonly MyTask[],
  whole: boolean,
  now: number,
): Heard {
  const before = memory.tasks;
  const keys = tasks.map(taskKey);
  const known = new Set(before?.known);
  const isNew = (task: MyTask): boolean =>
    before !== undefined &&
    !known.has(taskKey(task)) &&
    (before.whole || (task.startedAt ?? 0) > before.latest);
  const present = new Set(keys);
  const others = (before?.known ?? []).filter((key) => !present.has(key));
  const starts = tasks.map(({ startedAt }) => startedAt ?? 0);
  return {
    memory: {
      ...heardNow(memory, 'tasks', now),
      tasks: {
        known: [...keys, ...others].slice(0, Math.max(leastTasks, 2 * keys.length)),
        whole,
        latest: Math.max(before?.latest ?? 0, ...starts),
      },
    },
    news: tasks.filter(isNew).map(({ id, name, runName, startedAt }) => ({
      ...{ kind: 'newTask', task: { id, name }, runName, startedAt },
    })),
  };
}

/** The mentions and overdue tasks that were sent since the last time. */
export function hearSent(memory: NewsMemory, sent: readonly SentNews[], now: number): Heard {
  const { sent: before } = memory;
  const fresh = before === undefined ? [] : sent.filter(({ at }) => at > before);
  const latest = Math.max(before ?? 0, ...sent.map(({ at }) => at));
  const heard = { ...heardNow(memory, 'sent', now), sent: latest };
  return withoutTold(heard, sent, fresh);
}

/** The runs that have become overdue. */
export function hearRuns(memory: NewsMemory, runs: readonly LateRun[], now: number): Heard {
  const heard = { ...heardNow(memory, 'runs', now), runs: true };
  return withoutTold(heard, runs, memory.runs === true ? runs : []);
}

/** A thing that is overdue; undefined for other news. */
function lateKey(news: News): string | undefined {
  if (news.kind !== 'lateTask' && news.kind !== 'lateRun') return undefined;
  const { task, run, dueAt } = news;
  return `${task === undefined ? `run ${run.id}` : `task ${task.id}`}@${dueAt ?? ''}`;
}

/** Leaves out what was told to be overdue, and remembers all that is. */
function withoutTold(
  memory: NewsMemory,
  all: readonly News[],
  fresh: readonly (SentNews | LateRun)[],
): Heard {
  const told = new Set(memory.late);
  const keys = all.map(lateKey).filter((key) => key !== undefined);
  const others = memory.late.filter((key) => !keys.includes(key));
  const isNew = (news: News): boolean => {
    const key = lateKey(news);
    return key === undefined || !told.has(key);
  };
  return {
    memory: { ...memory, late: [...new Set([...keys, ...others])].slice(0, mostLate) },
    news: fresh.filter(isNew),
  };
}

/** How long a source counts as heard without that being kept again. */
const keptFor = 60_000;

/** Whether a memory has to be kept: what is heard again every few seconds seldom has anything new. */
export function isWorthKeeping(before: NewsMemory, after: NewsMemory): boolean {
  const content = ({ tasks, sent, runs, late }: NewsMemory): string =>
    JSON.stringify([tasks, sent, runs, late]);
  const isLater = newsSources.some(
    (source) => Math.abs((after.turnAt[source] ?? 0) - (before.turnAt[source] ?? 0)) >= keptFor,
  );
  return isLater || content(before) !== content(after);
}
