import { commands, l10n, window } from 'vscode';
import type { RunsApi } from '../../core/api.ts';
import { launchedRuns } from '../../core/follow/launchedRuns.ts';
import type { Run } from '../../core/follow/run.ts';
import { type PendingLaunch, pendingName } from '../../core/pendingLaunch.ts';
import { type CommandId, viewIds } from '../manifest.ts';
import { showInformation, withoutIcons } from '../messages.ts';
import type { Services } from '../services.ts';
import { dateTime, errorText, shownName } from '../text.ts';
import { askAbout } from './askAbout.ts';

/** Looks for the run of a launch where its account lists runs; else says where to look. */
export async function lookForRun(services: Services, launch: PendingLaunch): Promise<void> {
  const able = await services.following.abilities.current();
  const isThere = able?.session.account.id === launch.account.id;
  if (able && isThere && able.can.followsRuns) await lookIn(able.session.api, services, launch);
  else await sayWhere(services, launch);
}

async function sayWhere(services: Services, launch: PendingLaunch): Promise<void> {
  const text = l10n.t(
    'Look in Pneumatic ({0}) for the run “{1}” of “{2}”, started at about {3}. Dismiss this launch when you know.',
    launch.account.label,
    shownName(pendingName(launch)),
    launch.workflow.name,
    dateTime(launch.sentAt),
  );
  await askAbout(services, launch, text);
}

async function lookIn(api: RunsApi, services: Services, launch: PendingLaunch): Promise<void> {
  const records = await services.runs.list();
  const here = records.filter(({ account }) => account.id === launch.account.id);
  const found = await window.withProgress({ location: { viewId: viewIds.runs } }, () =>
    launchedRuns(api, launch, new Set(here.map(({ id }) => id))),
  );
  if (!found.ok) {
    await lookAgain(services, launch, errorText(found.error));
  } else if (found.value.length === 0) {
    await lookAgain(services, launch, noneText(launch));
  } else {
    const run = await chooseRun(found.value, launch);
    if (run) await offer(services, launch, run);
  }
}

/** Says what came of looking, and does so again if a person wants it. */
async function lookAgain(services: Services, launch: PendingLaunch, text: string): Promise<void> {
  const again = l10n.t('Check Again');
  if ((await askAbout(services, launch, text, again)) === again) await lookForRun(services, launch);
}

const noneText = (launch: PendingLaunch): string =>
  launch.name === undefined
    ? l10n.t(
        'No new run of “{0}” is listed that you started at {1} or later.',
        launch.workflow.name,
        dateTime(launch.sentAt),
      )
    : l10n.t(
        'No new run “{0}” of “{1}” is listed that you started at {2} or later.',
        shownName(launch.name),
        launch.workflow.name,
        dateTime(launch.sentAt),
      );

const startText = ({ startedAt }: Run): string =>
  startedAt === undefined ? '' : dateTime(startedAt);

/** The only one, or the one that a person picks. */
async function chooseRun(runs: readonly Run[], launch: PendingLaunch): Promise<Run | undefined> {
  if (runs.length === 1) return runs[0];
  const items = runs.map((run) => ({
    label: withoutIcons(shownName(run.name)),
    description: withoutIcons(`#${run.id} · ${startText(run)}`),
    run,
  }));
  const title = l10n.t('Which run came of the launch “{0}”?', shownName(pendingName(launch)));
  return (await window.showQuickPick(items, { title }))?.run;
}

/** Offers to take the run for the launch's. */
async function offer(services: Services, launch: PendingLaunch, run: Run): Promise<void> {
  const record = l10n.t('Record It');
  const open = l10n.t('Open Run');
  const dismiss = l10n.t('Dismiss');
  const text = l10n.t(
    'The run “{0}” (#{1}) of “{2}” has started, on {3}.',
    shownName(run.name),
    run.id,
    launch.workflow.name,
    startText(run),
  );
  const answer = await showInformation(text, record, open, dismiss);
  if (answer === record) await recordRun(services, launch, run);
  if (answer === open) await openRun(run);
  if (answer === dismiss) await services.journal.forget([launch]);
}

/** As if its answer had come: recorded first, so that no crash can lose the run. */
async function recordRun(
  { runs, journal }: Services,
  launch: PendingLaunch,
  { id, name }: Run,
): Promise<void> {
  const { workflow, account, sentAt, input } = launch;
  await runs.add({ id, name, workflow, account, launchedAt: sentAt, input });
  await journal.forget([launch]);
}

async function openRun({ id, name }: Run): Promise<void> {
  const command: CommandId = 'pneumatic.openRun';
  await commands.executeCommand(command, { id, name });
}
