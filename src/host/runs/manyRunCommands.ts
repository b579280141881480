import { l10n } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { type RunId, runId } from '../../core/base/ids.ts';
import { type RunAction, actionsOn, snoozeActionsOn } from '../../core/runs/runActions.ts';
import type { RunsApi } from '../../core/runs/runsApi.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import { type AccountUseParts, closingWith } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import { type CommandTable, onFreshRow } from '../manifest/command.ts';
import { type DeletedParts, type ShowParts, showDeleted, showDone } from '../page/showDone.ts';
import { shownName } from '../platform/format.ts';
import { askToConfirm, showInformation } from '../platform/notify.ts';
import type { Reference } from '../platform/reference.ts';
import type { Changes } from '../service/changes.ts';
import { errorText } from '../service/errorText.ts';
import { askUntil } from './askTime.ts';
import { type Ended, changeEach, namesText, sayIfOtherAccount, showFailed } from './changeEach.ts';
import { chosenRows } from './chosenRows.ts';
import { changedText, doneTexts, manyDoneTexts } from './doneText.ts';
import { runChangeText } from './runChangeText.ts';
import type { RunList } from './runList.ts';
import { isRunRow } from './runRow.ts';
import type { RunsTree } from './runsTree.ts';
import { showRunsAgain } from './showRunsAgain.ts';

type ManyRunCommand =
  | 'pneumatic.snoozeRun'
  | 'pneumatic.markRunUrgent'
  | 'pneumatic.markRunNotUrgent'
  | 'pneumatic.deleteRun';

/** The parts that the commands need. */
interface Parts extends ShowParts, DeletedParts, AccountUseParts {
  readonly pages: ShowParts['pages'] & DeletedParts['pages'];
  readonly abilities: Abilities;
  readonly runList: RunList;
  readonly runsTree: RunsTree;
  readonly changes: Changes;
  readonly zones: PersonClock;
  /** The run of a row of any view; undefined where the row has none. */
  readonly runOfRow: (row: unknown, able: AbleAccount) => Promise<Reference | undefined>;
}

/** The runs that are changed, at the account that they were chosen at. */
interface ChosenRuns extends Parts {
  readonly able: AbleAccount;
  readonly runs: readonly Reference[];
  /** The rows that the command was called on. */
  readonly rows: readonly unknown[];
}

/** A change of each of the chosen runs. */
interface ManyChange {
  readonly send: (api: RunsApi, run: RunId) => Answer<void>;
  /** The title of its progress, and the text for one run and for many once it is done. */
  readonly title: string;
  readonly doneOne: (name: string) => string;
  readonly doneMany: (count: number) => string;
  readonly errorText: (error: ServiceError) => string;
  /** Whether the runs are gone once it is done. */
  readonly deletes?: boolean;
}

type ManyAction = Extract<RunAction, 'markUrgent' | 'markNotUrgent' | 'delete'> | 'snooze';

/** The commands that act on all selected rows, after one question. */
export function manyRunCommands(parts: Parts): Pick<CommandTable, ManyRunCommand> {
  const on = (action: ManyAction, act: (work: ChosenRuns) => Promise<void>) =>
    onFreshRow(async (item, selected): Promise<void> => {
      const able = await parts.abilities.ask();
      if (!(action === 'snooze' ? able?.can.followsRuns : able?.can.managesRuns)) return;
      if (!able) return;
      const rows = chosenRows(parts.runsTree, item, selected);
      const runs = await runsOf(
        rows.filter((row) => offers(row, action)),
        able,
        parts,
      );
      if (runs.length > 0) await act({ ...parts, able, runs, rows });
      else if (rows.length > 1)
        await showInformation(l10n.t('None of these runs takes this change.'));
    });
  return {
    'pneumatic.snoozeRun': on('snooze', snooze),
    'pneumatic.markRunUrgent': on('markUrgent', (work) => markUrgent(work, true)),
    'pneumatic.markRunNotUrgent': on('markNotUrgent', (work) => markUrgent(work, false)),
    'pneumatic.deleteRun': on('delete', deleteRuns),
  };
}

/** Whether a row takes the change, as far as the row tells. */
function offers(row: unknown, action: ManyAction): boolean {
  if (!isRunRow(row) || row.type === 'moreRuns') return true;
  const offered: readonly string[] =
    action === 'snooze' ? snoozeActionsOn(row.run) : actionsOn(row.run);
  return offered.includes(action);
}

/** The runs of the rows, each once. */
async function runsOf(
  rows: readonly unknown[],
  able: AbleAccount,
  { runOfRow }: Parts,
): Promise<readonly Reference[]> {
  const runs = new Map<string, Reference>();
  for (const row of rows) {
    const run = await runOfRow(row, able);
    if (run) runs.set(run.id, run);
  }
  return [...runs.values()];
}

/** The run in quotes, or the number of runs. */
const subjectOf = ([run, ...others]: readonly Reference[]): string =>
  run && others.length === 0
    ? l10n.t('“{0}”', shownName(run.name))
    : l10n.t('{0} runs', others.length + 1);

async function snooze(work: ChosenRuns): Promise<void> {
  const clock = work.zones.now;
  const until = await askUntil(subjectOf(work.runs), clock, closingWith(work, work.able.session));
  if (until === undefined) return;
  await change(work, {
    send: (api, run) => api.snoozeRun(run, until),
    title: l10n.t('Snoozing {0}', subjectOf(work.runs)),
    doneOne: (name) => doneTexts.snoozed(name, until, clock),
    doneMany: (count) => manyDoneTexts.snoozed(count, until, clock),
    errorText: runChangeText,
  });
}

async function markUrgent(work: ChosenRuns, urgent: boolean): Promise<void> {
  const title = urgent
    ? l10n.t('Mark {0} as urgent?', subjectOf(work.runs))
    : l10n.t('Mark {0} as not urgent?', subjectOf(work.runs));
  const yes = urgent ? l10n.t('Mark as Urgent') : l10n.t('Mark as Not Urgent');
  const isAsked = work.runs.length > 1;
  if (isAsked && (await askToConfirm(title, namesText(work.runs), yes)) !== yes) return;
  await change(work, {
    send: (api, run) => api.changeRun(run, { urgent }),
    title: l10n.t('Changing {0}', subjectOf(work.runs)),
    doneOne: (name) => changedText(name, { urgent }, work.zones.now),
    doneMany: (count) => manyDoneTexts.urgent(count, urgent),
    errorText,
  });
}

async function deleteRuns(work: ChosenRuns): Promise<void> {
  const { runs } = work;
  const yes = runs.length === 1 ? l10n.t('Delete Run') : l10n.t('Delete {0} Runs', runs.length);
  const forGood = l10n.t(
    'Tasks, values and comments go with it, for everybody. This cannot be undone.',
  );
  const detail = runs.length === 1 ? forGood : `${namesText(runs)}\n\n${forGood}`;
  const answer = await askToConfirm(l10n.t('Delete {0}?', subjectOf(runs)), detail, yes);
  if (answer === yes) await sendDeletion(work);
}

/** Deletes the runs, each by one request, and says how that ended. */
export const sendDeletion = (work: ChosenRuns): Promise<void> =>
  change(work, {
    send: (api, run) => api.deleteRun(run),
    title: l10n.t('Deleting {0}', subjectOf(work.runs)),
    doneOne: doneTexts.deleted,
    doneMany: manyDoneTexts.deleted,
    errorText,
    deletes: true,
  });

/** Sends the change of each run once, and then shows the present state in any case. */
async function change(work: ChosenRuns, change: ManyChange): Promise<void> {
  const { abilities, runsTree, able, runs, rows } = work;
  const before = runsTree.beforeAction;
  const isCurrent = async (): Promise<boolean> => (await abilities.ask())?.session === able.session;
  const ended = await changeEach(runs, { title: change.title, isCurrent }, ({ id }) =>
    change.send(able.session.api, runId(id)),
  );
  await showRunsAgain(work);
  await runsTree.focusAfter(before, rows);
  sayIfOtherAccount(ended);
  await showEnded(work, ended, change);
}

async function showEnded(
  work: ChosenRuns,
  { done, failed }: Ended<Reference>,
  { doneOne, doneMany, errorText: textOf, deletes }: ManyChange,
): Promise<void> {
  const [run, ...others] = done;
  const account = work.able.session.account.id;
  if (run && deletes) {
    const text = others.length === 0 ? doneOne(run.name) : doneMany(done.length);
    showDeleted(
      work,
      account,
      done.map(({ id }) => runId(id)),
      text,
    );
  } else if (run && others.length === 0) {
    showDone(work, { account, run: { id: runId(run.id), name: run.name } }, doneOne(run.name));
  } else if (run) {
    // The notification needs no answer.
    void showInformation(doneMany(done.length));
  }
  await showFailed(failed, textOf);
}
