import { l10n, ThemeIcon } from 'vscode';
import type { Findable } from '../../core/base/foldedTexts.ts';
import { Matcher } from '../../core/base/matcher.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import { type AccountUseParts, closeWithAccount } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { Choice, Row } from '../platform/choice.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { searchFailureRow, searchOnPause } from '../platform/pausedSearch.ts';
import { errorText } from '../service/errorText.ts';
import { taskDescription } from './taskItems.ts';
import type { StoredTaskFilter } from './storedTaskFilter.ts';
import type { TaskList } from './taskList.ts';
import type { ViewedTasks } from './viewedTasks.ts';

/** The parts that finding a task needs. */
export interface FindTaskParts extends AccountUseParts {
  readonly abilities: Abilities;
  readonly taskList: TaskList;
  readonly viewedTasks: Pick<ViewedTasks, 'now'>;
  readonly taskFilter: StoredTaskFilter;
  readonly pages: PageOpener;
  readonly zones: PersonClock;
}

/** How many open tasks, and how many completed ones, the service is asked for. */
const mostFound = 30;

/** Lets a person find a task by typing, among those that are loaded and at the service. */
export async function findTask(parts: FindTaskParts): Promise<void> {
  const able = await parts.abilities.ask();
  if (!able?.can.completesTasks) {
    await showInformation(l10n.t('This account’s server cannot list tasks.'));
    return;
  }
  const { person } = parts.taskFilter.current;
  const filtered = new FilteredPick<MyTask>({
    title: person ? l10n.t('Find Task of {0}', withoutIcons(person.name)) : l10n.t('Find Task'),
    placeHolder: l10n.t('Whole words of its name, its run or its comments'),
    isSame: (a, b) => a.id === b.id,
  });
  closeWithAccount(parts, filtered.pick, able.session);
  filtered.list({
    matcher: new Matcher(loadedTasks(parts), findableOf),
    choice: (task) => choiceOf(task, parts.zones.now),
  });
  searchOnPause(filtered, (text, signal) => searchTasks(parts, able, text, signal));
  const task = await filtered.choose();
  if (!task) return;
  // While the list was open, the account may have changed: there, the id means another task.
  if ((await parts.abilities.ask())?.session !== able.session) return;
  parts.pages.openTask(able.session.account.id, task);
}

/** The loaded tasks of the person whose tasks are looked for. */
export function loadedTasks({
  taskList,
  taskFilter,
  viewedTasks,
}: Pick<FindTaskParts, 'taskList' | 'taskFilter' | 'viewedTasks'>): readonly MyTask[] {
  // The list of the view is that of the person in its filter.
  const { now } = taskFilter.current.person ? viewedTasks : taskList;
  return now.value?.items ?? [];
}

/** A task, and whether it is completed. */
interface Listed {
  readonly task: MyTask;
  readonly completed: boolean;
}

const rowOf = ({ task, completed }: Listed, clock: ClockView, detail: string): Row<MyTask> => ({
  label: withoutIcons(task.name),
  description: withoutIcons(
    completed
      ? `${l10n.t('completed')} · ${task.runName}`
      : taskDescription(task, { now: Date.now(), clock }),
  ),
  detail,
  iconPath: new ThemeIcon(completed ? 'pass' : 'circle-large-outline'),
  value: task,
});

const findableOf = ({ id, name, runName }: MyTask): Findable => ({
  names: [name],
  about: `${runName}\n#${id}`,
});

const choiceOf = (task: MyTask, clock: ClockView): Choice<MyTask> => ({
  row: rowOf({ task, completed: task.completedAt !== undefined }, clock, ''),
  findable: findableOf(task),
});

/** The rows for what the service finds among open and completed tasks: a request for each. */
export async function searchTasks(
  { taskFilter, zones }: FindTaskParts,
  { session }: AbleAccount,
  text: string,
  signal: AbortSignal,
): Promise<readonly Row<MyTask>[]> {
  const assignedTo = taskFilter.current.person?.id;
  const query = { search: text, assignedTo, limit: mostFound };
  const [open, completed] = await Promise.all([
    session.api.listTasks(query, signal),
    session.api.listTasks({ ...query, completed: true }, signal),
  ]);
  if (!open.ok) return [searchFailureRow(errorText(open.error))];
  if (!completed.ok) return [searchFailureRow(errorText(completed.error))];
  const rowsOf = (tasks: readonly MyTask[], isCompleted: boolean): readonly Row<MyTask>[] =>
    tasks.map((task) => rowOf({ task, completed: isCompleted }, zones.now, reasonText(task, text)));
  return [...rowsOf(open.value.items, false), ...rowsOf(completed.value.items, true)];
}

/** Says that the service has found the task where its names do not show why. */
function reasonText({ name, runName }: MyTask, typed: string): string {
  const found = new Matcher([name, runName], (text) => ({ names: [text] })).find(typed);
  return found.length > 0 ? '' : l10n.t('found by the service');
}
