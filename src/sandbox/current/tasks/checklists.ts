import type { Task } from '../../model/workflows.ts';
import type { RunTask } from '../../model/runs.ts';

/**
 * The id of a checklist of a run's task.
 * @param index counts from 0.
 */
const checklistId = (task: Pick<RunTask, 'id'>, index: number): number => task.id * 100 + index + 1;

/** The task of a checklist, and the index of the checklist in it. */
export const placeOfChecklist = (
  id: number,
): { readonly taskId: number; readonly index: number } => ({
  taskId: Math.floor(id / 100),
  index: (id % 100) - 1,
});

const itemId = (list: number, index: number): number => list * 100 + index + 1;

/** The api_name of the checklist's item with this id. */
export function itemOf(
  { checklists }: Task,
  task: RunTask,
  index: number,
  id: number | undefined,
): string | undefined {
  const list = checklistId(task, index);
  return checklists[index]?.items.find((_item, at) => itemId(list, at) === id)?.apiName;
}

/** The checklists of a run's task. */
export const presentChecklists = ({ checklists }: Task, task: RunTask): readonly object[] =>
  checklists.map(({ apiName, items }, index) => {
    const id = checklistId(task, index);
    return {
      id,
      api_name: apiName,
      selections: items.map((item, at) => ({
        id: itemId(id, at),
        api_name: item.apiName,
        value: item.value,
        is_selected: task.checked.includes(item.apiName),
      })),
    };
  });

/** Whether an item is still open. */
export const isOpen = ({ checklists }: Task, { checked }: RunTask): boolean =>
  checklists.some(({ items }) => items.some(({ apiName }) => !checked.includes(apiName)));
