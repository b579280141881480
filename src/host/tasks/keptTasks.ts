import type { ReadPages } from '../../core/base/readPages.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import type { Parts } from '../polling/keptLists.ts';

/** The listed tasks, and whether there are more. */
export type ViewedPages = Omit<ReadPages<MyTask>, 'more'> & { readonly more?: boolean };

/**
 * The parts in which tasks are kept.
 * @param inOrder the tasks in the order in which they are shown.
 */
export const taskParts = (
  inOrder: (tasks: readonly MyTask[], now: number) => readonly MyTask[],
): Parts<ViewedPages> => ({
  itemsOf: ({ items }, now) => inOrder(items, now),
  // What is read here was written here.
  with: (pages, items) => ({ ...pages, items: items as readonly MyTask[] }),
});
