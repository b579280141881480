import { l10n } from 'vscode';
import { runId } from '../../core/base/ids.ts';
import { shownName } from '../platform/format.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { PersonClock } from '../account/zones.ts';
import { showDone } from '../page/showDone.ts';
import { askDueDate } from '../runs/askTime.ts';
import { changedText } from '../runs/doneText.ts';
import { dueDateIn } from '../runs/dueDateIn.ts';
import { runChangeText, whoMayChangeRuns } from '../runs/runChangeText.ts';
import type { RunList } from '../runs/runList.ts';
import { isRunRow } from '../runs/runRow.ts';
import { type ChosenTask, showAgain } from './chosenTask.ts';
import { loadTask } from './loadTask.ts';

interface DueDateParts {
  readonly zones: PersonClock;
  readonly runList: RunList;
}

/** When a task is due, and the run that it belongs to. */
interface Present {
  readonly dueAt: number | null;
  readonly run: { readonly id: string; readonly name: string };
  readonly changeable: boolean;
}

/** Asks when a task is due, and sends the answer once. */
export async function setTaskDueDate(
  work: ChosenTask & DueDateParts,
  item: unknown,
): Promise<void> {
  const present = await presentOf(work, item);
  if (!present) return;
  const { id, name, api, zones, closes } = work;
  if (!present.changeable) {
    await showInformation(`${name}: ${whoMayChangeRuns()}`);
    return;
  }
  const subject = l10n.t('“{0}”', shownName(name));
  const dueAt = await askDueDate(subject, present.dueAt, zones.now, closes);
  if (dueAt === undefined) return;
  const answer = await api.setTaskDueDate(id, dueAt);
  await Promise.all([showAgain(work), work.runList.refresh()]);
  if (!answer.ok) {
    await showError(`${name}: ${runChangeText(answer.error)}`);
    return;
  }
  const run = { id: runId(present.run.id), name: present.run.name };
  showDone(work, { account: work.account, run }, changedText(name, { dueAt }, zones.now));
}

/** The row of a run's task tells all of it; for any other argument, the task is read. */
async function presentOf(work: ChosenTask, item: unknown): Promise<Present | undefined> {
  if (isRunRow(item) && item.type === 'runTask') {
    const { run } = item;
    return { dueAt: dueDateIn(item) ?? null, run, changeable: run.changeable };
  }
  const task = await loadTask(work);
  return task && { dueAt: task.dueAt ?? null, run: task.run, changeable: task.run.changeable };
}
