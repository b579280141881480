import { l10n, window } from 'vscode';
import {
  type RunsOfLaunch,
  type Likeness,
  type LikelyRun,
  findRunsOfLaunch,
} from '../../core/runs/runsOfLaunch.ts';
import type { Run } from '../../core/runs/run.ts';
import { type PendingLaunch, pendingName } from '../../core/launches/pendingLaunch.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { viewIds } from '../manifest/ids.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { type AccountUseParts, type ClosesPick, closingWith } from '../account/accountUse.ts';
import type { SignedIn } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { nameOf } from '../service/names.ts';
import { errorNotice } from '../service/errorText.ts';
import { askAboutLaunch } from '../launches/askAboutLaunch.ts';
import { pickFrom } from '../platform/filteredPick.ts';

/** The parts that looking for the run of a launch needs. */
export interface FindParts extends AccountUseParts {
  readonly journal: LaunchJournal;
  readonly history: RunHistory;
  readonly pages: Pick<PageOpener, 'openRun'>;
  readonly zones: PersonClock;
}

/**
 * Looks for the run of a launch where its account lists runs; else says why that fails, and where
 * to look.
 */
export async function findLaunchedRun(parts: FindParts, launch: PendingLaunch): Promise<void> {
  const place = await placeOf(parts, launch);
  if (place.ok) await lookIn(place.value, parts, launch);
  else await lookAgain(parts, launch, whereText(launch, parts.zones.now, place.error));
}

/** The session that lists the runs of the launch's account, or the reason why there is none. */
async function placeOf(
  { sessions }: FindParts,
  { account }: PendingLaunch,
): Promise<Result<SignedIn, string>> {
  const session = await sessions.current();
  if (session.state !== 'signedIn' || session.account.id !== account.id) {
    return failure(l10n.t('The account of the launch is not the one in use.'));
  }
  const can = await session.api.capabilities();
  if (!can.ok) return failure(errorNotice(can.error).message);
  return can.value.followsRuns
    ? success(session)
    : failure(l10n.t('This server tells nothing of its runs.'));
}

/** Why runs cannot be listed, and where a person can look. */
const whereText = (launch: PendingLaunch, clock: ClockView, reason: string): string =>
  l10n.t(
    'Runs cannot be listed here: {4} Look in Pneumatic ({0}) for the run “{1}” of “{2}”, started at about {3}. Dismiss this launch when you know.',
    launch.account.label,
    shownName(pendingName(launch)),
    launch.workflow.name,
    dateTime(launch.sentAt, clock),
    reason,
  );

async function lookIn(session: SignedIn, parts: FindParts, launch: PendingLaunch): Promise<void> {
  const clock = parts.zones.now;
  const records = await parts.history.list();
  const here = records.filter(({ account }) => account.id === launch.account.id);
  const found = await window.withProgress({ location: { viewId: viewIds.runs } }, () =>
    findRunsOfLaunch(session.api, launch, new Set(here.map(({ id }) => id))),
  );
  if (!found.ok) {
    await lookAgain(parts, launch, whereText(launch, clock, errorNotice(found.error).message));
    return;
  }
  const { likely } = found.value;
  const unread = unreadText(found.value);
  if (likely.length === 0) {
    await lookAgain(parts, launch, noneText(launch, clock) + unread);
  } else {
    const run = await chooseRun(likely, launch, clock, unread, closingWith(parts, session));
    if (run) await offer(parts, launch, run, unread);
  }
}

/** Says what was found, and looks again if the person wants it. */
async function lookAgain(parts: FindParts, launch: PendingLaunch, text: string): Promise<void> {
  const again = l10n.t('Check Again');
  if ((await askAboutLaunch(parts, launch, text, again)) === again)
    await findLaunchedRun(parts, launch);
}

const noneText = (launch: PendingLaunch, clock: ClockView): string =>
  l10n.t(
    'No new run of “{0}” is listed that you started at {1} or later, whatever its name.',
    launch.workflow.name,
    dateTime(launch.sentAt, clock),
  );

/** The remark that the run may be one that cannot be read; it follows the text about the others. */
function unreadText({ unread, likely }: RunsOfLaunch): string {
  if (unread === 0) return '';
  const text =
    likely.length > 0
      ? unread === 1
        ? l10n.t('1 run that could not be read may be meant, too.')
        : l10n.t('{0} runs that could not be read may be meant, too.', unread)
      : unread === 1
        ? l10n.t('1 run that could not be read may be the one.')
        : l10n.t('One of {0} runs that could not be read may be the one.', unread);
  return ` ${text}`;
}

function likenessText(likeness: Likeness): string {
  switch (likeness) {
    case 'sameName':
      return l10n.t('the same name');
    case 'filledName':
      return l10n.t('the name that was sent, as Pneumatic fills it in');
    case 'sameValues':
      return l10n.t('the same values');
    case 'promptStart':
      return l10n.t('started within a minute of the launch');
  }
}

/** The reasons why a run is likely the one, or the remark that there are few. */
const reasonsText = ({ likeness }: LikelyRun): string =>
  likeness.length === 0
    ? l10n.t('Only its workflow and its starter speak for it.')
    : l10n.t('Speaks for it: {0}.', likeness.map(likenessText).join(', '));

const startText = ({ startedAt }: Run, clock: ClockView): string =>
  startedAt === undefined ? '' : dateTime(startedAt, clock);

/** The only likely run, or the one that a person picks. */
async function chooseRun(
  runs: readonly LikelyRun[],
  launch: PendingLaunch,
  clock: ClockView,
  unread: string,
  onOpen: ClosesPick,
): Promise<LikelyRun | undefined> {
  if (runs.length === 1) return runs[0];
  const rows = runs.map((likely) => ({
    label: withoutIcons(nameOf('run', likely.run)),
    description: withoutIcons(`#${likely.run.id} · ${startText(likely.run, clock)}`),
    detail: reasonsText(likely),
    value: likely,
  }));
  const title = l10n.t('Which run came of the launch “{0}”?', shownName(pendingName(launch)));
  return pickFrom(rows, { title, placeHolder: unread.trim() }, onOpen);
}

/** Offers to record the run as that of the launch. */
async function offer(
  parts: FindParts,
  launch: PendingLaunch,
  likely: LikelyRun,
  unread: string,
): Promise<void> {
  const { run } = likely;
  const record = l10n.t('Record It');
  const open = l10n.t('Open Run');
  const dismiss = l10n.t('Dismiss');
  const text = l10n.t(
    'The run “{0}” (#{1}) of “{2}” has started, on {3}. {4}',
    nameOf('run', run),
    run.id,
    launch.workflow.name,
    startText(run, parts.zones.now),
    reasonsText(likely),
  );
  const answer = await showInformation(text + unread, record, open, dismiss);
  if (answer === record) await recordRun(parts, launch, run);
  // Another account may be in use by then: there, the id means another run.
  if (answer === open) parts.pages.openRun(launch.account.id, run);
  if (answer === dismiss) await parts.journal.forget([launch]);
}

/**
 * Records the run as if the answer had come: this is done first, so that no crash can lose the run.
 */
async function recordRun(
  { history, journal }: FindParts,
  launch: PendingLaunch,
  { id, name }: Run,
): Promise<void> {
  const { workflow, account, sentAt, input } = launch;
  await history.add({ id, name, workflow, account, launchedAt: sentAt, input });
  await journal.forget([launch]);
}
