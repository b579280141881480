import { type ViewId, viewIds } from './manifest/ids.ts';
import type { FocusedRow } from './platform/focusedRow.ts';
import type { Services } from './services.ts';

/**
 * A key press in a view, as the key bindings of package.json pass it to the command: before the
 * focused row is found out, after it, or where there is no row.
 */
export interface KeyPress {
  readonly keyIn: ViewId;
  readonly step: 'find' | 'act' | 'none';
}

export const isKeyPress = (item: unknown): item is KeyPress =>
  typeof item === 'object' &&
  item !== null &&
  'keyIn' in item &&
  'step' in item &&
  Object.values<unknown>(viewIds).includes(item.keyIn);

/** The part that finds out which row of a view has the focus. */
export function focusIn(
  { workflowsTree, runsTree, myTasksTree }: Services,
  view: ViewId,
): Pick<FocusedRow<unknown>, 'begin' | 'take'> {
  switch (view) {
    case viewIds.workflows:
      return workflowsTree.focus;
    case viewIds.runs:
      return runsTree.focus;
    case viewIds.myTasks:
      return myTasksTree.focus;
  }
}
