import type { AbleAccount } from '../account/abilities.ts';
import type { Reference } from '../platform/reference.ts';
import { showInformation } from '../platform/notify.ts';
import { whoMayChangeRuns } from '../runs/runChangeText.ts';
import { loadTask } from './loadTask.ts';
import type { MyTaskRow } from './taskRow.ts';
import type { TaskList } from './taskList.ts';

/** The run of a row of My Tasks, if it can be snoozed and resumed; else says who may do so. */
export async function runOfMyTask(
  taskList: Pick<TaskList, 'noteChange'>,
  { session }: AbleAccount,
  { task }: MyTaskRow,
): Promise<Reference | undefined> {
  const detail = await loadTask({ taskList, api: session.api, ...task });
  if (!detail) return undefined;
  if (detail.run.changeable) return detail.run;
  await showInformation(`${detail.run.name}: ${whoMayChangeRuns()}`);
  return undefined;
}
