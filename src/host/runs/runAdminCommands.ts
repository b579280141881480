import { l10n } from 'vscode';
import type { RunsApi } from '../../core/runs/runsApi.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { type RunChange, returnTargets } from '../../core/runs/runActions.ts';
import { type AccountId, type RunId, type RunTaskId, runId } from '../../core/base/ids.ts';
import type { Answer } from '../../core/base/answer.ts';
import { type Result, success } from '../../core/base/result.ts';
import { askToConfirm, showError, showInformation, withoutIcons } from '../platform/notify.ts';
import type { Abilities } from '../account/abilities.ts';
import { type AccountUseParts, type ClosesPick, closingWith } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import type { Changes } from '../service/changes.ts';
import type { RunList } from './runList.ts';
import type { RunsTree } from './runsTree.ts';
import { showRunsAgain } from './showRunsAgain.ts';
import { nameOf, unnamed } from '../service/names.ts';
import { errorText } from '../service/errorText.ts';
import { askDueDate } from './askTime.ts';
import { sendText } from '../service/sendText.ts';
import { changedText, doneTexts } from './doneText.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { type CommandTable, onFreshRow } from '../manifest/command.ts';
import { dueDateIn } from './dueDateIn.ts';
import { shownName } from '../platform/format.ts';
import { runOf } from './runRow.ts';
import { type ShowParts, showDone } from '../page/showDone.ts';

type RunAdminCommand =
  | 'pneumatic.renameRun'
  | 'pneumatic.setRunDueDate'
  | 'pneumatic.changeRunValues'
  | 'pneumatic.returnRun'
  | 'pneumatic.finishRun';

/** The parts that the commands need. */
interface Parts extends ShowParts, AccountUseParts {
  readonly abilities: Abilities;
  readonly runList: RunList;
  readonly runsTree: RunsTree;
  readonly changes: Changes;
  readonly zones: PersonClock;
}

/** A run that is changed, at the account that it was chosen at. */
interface ChosenRun extends Parts {
  readonly api: RunsApi;
  readonly account: AccountId;
  readonly id: RunId;
  readonly name: string;
  /** Null for never; undefined where the argument of the command does not say. */
  readonly dueAt: number | null | undefined;
  /** Closes a pick once the account goes out of use. */
  readonly closes: ClosesPick;
}

/**
 * The commands take a row, or `{ id, name }`; without either, they act on what is selected in the
 * view.
 */
export function runAdminCommands(parts: Parts): Pick<CommandTable, RunAdminCommand> {
  const on =
    (act: (work: ChosenRun) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const row = item ?? parts.runsTree.selection[0];
      const run = runOf(row);
      const able = await parts.abilities.ask();
      if (!run || !able?.can.managesRuns) return;
      const { api, account } = able.session;
      const { name } = run;
      const dueAt = dueDateIn(row);
      const closes = closingWith(parts, able.session);
      await act({ ...parts, api, account: account.id, id: runId(run.id), name, dueAt, closes });
    };
  return {
    'pneumatic.renameRun': onFreshRow(on(renameRun)),
    'pneumatic.setRunDueDate': onFreshRow(on(setDueDate)),
    'pneumatic.changeRunValues': on(({ pages, account, id, name }) => {
      pages.openValues(account, { id, name });
      return Promise.resolve();
    }),
    'pneumatic.returnRun': onFreshRow(on(returnRun)),
    'pneumatic.finishRun': onFreshRow(on(finishRun)),
  };
}

async function renameRun(work: ChosenRun): Promise<void> {
  const { api, id, name } = work;
  let change: RunChange = {};
  const answer = await sendText({
    title: l10n.t('Rename “{0}”', name),
    prompt: l10n.t('The name by which everybody sees the run.'),
    value: name === unnamed.run(id) ? '' : name,
    send: (text) => {
      change = { name: text };
      return api.changeRun(id, change);
    },
  });
  if (answer) await showEnd(work, answer, changedText(name, change, work.zones.now));
}

async function setDueDate(work: ChosenRun): Promise<void> {
  const present = await presentDueDate(work);
  if (!present.ok) return showFailure(work, present.error);
  const subject = l10n.t('“{0}”', shownName(work.name));
  const dueAt = await askDueDate(subject, present.value, work.zones.now, work.closes);
  if (dueAt !== undefined) await changeRun(work, { dueAt });
}

/** When the run is due, which is read where nobody has said. */
async function presentDueDate({ api, id, dueAt }: ChosenRun): Answer<number | null> {
  if (dueAt !== undefined) return success(dueAt);
  const run = await api.getRun(id);
  return run.ok ? success(run.value.dueAt ?? null) : run;
}

const changeRun = async (work: ChosenRun, change: RunChange): Promise<void> =>
  showEnd(
    work,
    await work.api.changeRun(work.id, change),
    changedText(work.name, change, work.zones.now),
  );

/** A task that a run can be returned to. */
interface Target {
  readonly id: RunTaskId;
  readonly name: string;
}

async function returnRun(work: ChosenRun): Promise<void> {
  const { api, id, name, closes } = work;
  const run = await api.getRun(id);
  if (!run.ok) return showFailure(work, run.error);
  const targets = returnTargets(run.value).map((task): Row<Target> => ({
    label: withoutIcons(`${task.number}. ${nameOf('task', task)}`),
    value: { id: task.id, name: nameOf('task', task) },
  }));
  if (targets.length === 0) {
    await showInformation(l10n.t('“{0}” has no completed task to return to.', name));
    return;
  }
  const options = {
    title: l10n.t('Return “{0}” to a Task', name),
    placeHolder: l10n.t('This task and those after it have to be done again.'),
  };
  const target = await pickFrom(targets, options, closes);
  if (!target) return;
  await showEnd(work, await api.returnRun(id, target.id), doneTexts.returned(name, target.name));
}

async function finishRun(work: ChosenRun): Promise<void> {
  const { api, id, name } = work;
  const finish = l10n.t('Finish Run');
  const answer = await askToConfirm(
    l10n.t('Finish “{0}” now?', name),
    l10n.t('The run ends before its last task. Tasks that are open end with it.'),
    finish,
  );
  if (answer === finish) await showEnd(work, await api.finishRun(id), doneTexts.finished(name));
}

/** Says how the change ended, and shows the present state. */
async function showEnd(
  work: ChosenRun,
  answer: Result<unknown, ServiceError>,
  done: string,
): Promise<void> {
  if (!answer.ok) return showFailure(work, answer.error);
  const { account, id, name } = work;
  await showRunsAgain(work);
  showDone(work, { account, run: { id, name } }, done);
}

async function showFailure(work: ChosenRun, error: ServiceError): Promise<void> {
  await showRunsAgain(work);
  await showError(`${work.name}: ${errorText(error)}`);
}
