import type { Answer } from '../base/answer.ts';
import type { RunsApi } from './runsApi.ts';
import { isEmpty } from '../form/input.ts';
import type { RunId } from '../base/ids.ts';
import type { PendingLaunch } from '../launches/pendingLaunch.ts';
import { success } from '../base/result.ts';
import type { Entries, Unreadable } from '../base/unreadable.ts';
import { visibleText } from '../base/visibleText.ts';
import type { FieldKind } from '../form/field.ts';
import type { Run, RunDetail, RunValue } from './run.ts';
import { nameLikeness } from './runNames.ts';

/** How far the service's clock may be behind ours, in milliseconds. */
const clockTolerance = 600_000;
/** How soon after a launch its run starts if nothing is slow, in milliseconds. */
const promptly = 60_000;
/** How many runs are compared by their values. */
const mostCompared = 10;

/** The reasons to think that a launch has started a run. */
const likenesses = ['sameName', 'filledName', 'sameValues', 'promptStart'] as const;
export type Likeness = (typeof likenesses)[number];

/** A run that a launch may have started, and the reasons. */
export interface LikelyRun {
  readonly run: Run;
  readonly likeness: readonly Likeness[];
}

/** The runs that a launch may have started. */
export interface RunsOfLaunch {
  /** The likeliest first. */
  readonly likely: readonly LikelyRun[];
  /** How many listed runs cannot be read and may be the one. */
  readonly unread: number;
}

const weights: Readonly<Record<Likeness, number>> = {
  sameName: 4,
  sameValues: 4,
  filledName: 3,
  promptStart: 1,
};

/**
 * Every run that a launch may have started, the likeliest first: a run of its workflow, started by
 * me, and not before the launch was sent. Its name affects only the order, since the service fills
 * names in, cuts and trims them. Reads only.
 * @param known are runs of other launches.
 */
export async function findRunsOfLaunch(
  api: RunsApi,
  launch: PendingLaunch,
  known: ReadonlySet<RunId>,
): Answer<RunsOfLaunch> {
  const recent = await recentRuns(api, launch);
  if (!recent.ok) return recent;
  const runs = recent.value.items.filter(({ id }) => !known.has(id));
  const compared = new Set(byTime(runs, launch).slice(0, mostCompared));
  const likely = await Promise.all(
    runs.map(async (run) => {
      const sameValues = compared.has(run) && (await hasSameValues(api, run, launch));
      return { run, likeness: likenessOf(run, launch, sameValues) };
    }),
  );
  const unread = recent.value.unreadable.length;
  return success({ likely: byLikeness(likely, launch), unread });
}

/** Unreadable runs count, since they may be recent. */
async function recentRuns(api: RunsApi, { workflow, sentAt }: PendingLaunch): Answer<Entries<Run>> {
  const earliest = sentAt - clockTolerance;
  const isRecent = ({ startedAt }: Run): boolean => (startedAt ?? 0) >= earliest;
  const recent: Run[] = [];
  const odd: Unreadable[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listRuns({ workflow: workflow.id, mine: true, cursor });
    if (!page.ok) return page;
    const { items, unreadable = [], next } = page.value;
    recent.push(...items.filter(isRecent));
    odd.push(...unreadable);
    // The pages after an older run hold only older ones.
    cursor = items.every(isRecent) ? next : undefined;
  } while (cursor !== undefined);
  return success({ items: recent, unreadable: odd });
}

/** The time between the launch and the start of the run, in milliseconds. */
const distance = ({ startedAt }: Run, { sentAt }: PendingLaunch): number =>
  Math.abs((startedAt ?? 0) - sentAt);

const byTime = (runs: readonly Run[], launch: PendingLaunch): readonly Run[] =>
  runs.toSorted((a, b) => distance(a, launch) - distance(b, launch));

const weightOf = ({ likeness }: LikelyRun): number =>
  likeness.reduce((sum, each) => sum + weights[each], 0);

const byLikeness = (runs: readonly LikelyRun[], launch: PendingLaunch): readonly LikelyRun[] =>
  runs.toSorted(
    (a, b) => weightOf(b) - weightOf(a) || distance(a.run, launch) - distance(b.run, launch),
  );

function likenessOf(run: Run, launch: PendingLaunch, sameValues: boolean): readonly Likeness[] {
  const name = launch.name === undefined ? undefined : nameLikeness(launch.name, run.name);
  const speaks: Readonly<Record<Likeness, boolean>> = {
    sameName: name === 'same',
    filledName: name === 'filled',
    sameValues,
    promptStart: distance(run, launch) <= promptly,
  };
  return likenesses.filter((each) => speaks[each]);
}

/** A run whose values cannot be read is judged by the other reasons. */
async function hasSameValues(api: RunsApi, { id }: Run, { input }: PendingLaunch) {
  if (input.values.every(([, value]) => isEmpty(value))) return false;
  const detail = await api.getRun(id);
  return detail.ok && holdsSame(detail.value, input.values);
}

/**
 * Whether a run's value can be compared with what was typed. Some generations of servers show
 * selections in another form than they are sent, so for those only an equal text counts.
 */
const comparable: Readonly<Record<FieldKind, boolean | 'ifSame'>> = {
  string: true,
  text: true,
  number: true,
  date: true,
  url: true,
  radio: 'ifSame',
  dropdown: 'ifSame',
  checkbox: 'ifSame',
  user: false,
  file: false,
  unknown: false,
};

/** Whether a run has the typed values, as far as they can be compared. */
function holdsSame({ values }: RunDetail, typed: PendingLaunch['input']['values']): boolean {
  const held = new Map(values.map((value) => [value.id, value]));
  const results = typed.flatMap(([id, value]) => {
    const found = held.get(id);
    if (!found || isEmpty(value)) return [];
    const same = isSameText(found, typeof value === 'string' ? value : value.join(', '));
    const counts = comparable[found.kind];
    return counts === true || (counts === 'ifSame' && same) ? [same] : [];
  });
  return results.length > 0 && results.every(Boolean);
}

function isSameText({ kind, text }: RunValue, typed: string): boolean {
  if (kind === 'number') return Number(text) === Number(typed.trim().replace(',', '.'));
  const asShown = (some: string): string => visibleText(some.normalize('NFC')).trim();
  return asShown(kind === 'url' ? addressIn(text) : text) === asShown(typed);
}

/** The address of a link in Markdown. */
const addressIn = (text: string): string => /\]\(([^()\s]*)\)$/.exec(text)?.[1] ?? text;
