import { l10n } from 'vscode';
import { runTaskId } from '../../core/base/ids.ts';
import type { RunState, TaskState } from '../../core/runs/run.ts';
import type { SubRun } from '../../core/runs/subRun.ts';
import type { Abilities } from '../account/abilities.ts';
import type { Sessions } from '../account/session.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { CommandTable } from '../manifest/command.ts';
import { shownName } from '../platform/format.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { Reference } from '../platform/reference.ts';
import { errorText } from '../service/errorText.ts';
import { type PickParts, pickWorkflow } from '../workflows/pickWorkflow.ts';
import type { KickoffPages } from './kickoffPages.ts';
import { launchesHere } from './launchCommands.ts';

/** The parts that the command needs. */
interface Parts extends PickParts {
  readonly abilities: Abilities;
  readonly sessions: Sessions;
  readonly history: RunHistory;
  readonly kickoffPages: KickoffPages;
  /** The task of a row, or of another argument of a command. */
  readonly taskOf: (item: unknown) => Reference | undefined;
}

/** Launches another workflow from a task. The command takes a task, or `{ id, name }` of one. */
export const subRunCommands = (parts: Parts): Pick<CommandTable, 'pneumatic.launchSubRun'> => ({
  'pneumatic.launchSubRun': async (item) => {
    const task = parts.taskOf(item);
    const able = await parts.abilities.ask();
    if (!task || !able?.can.completesTasks) return;
    const { api, account } = able.session;
    const name = shownName(task.name);
    const taskId = runTaskId(task.id);
    const detail = await api.getTask(taskId);
    const hold = detail.ok
      ? holdOf(detail.value, name)
      : `${task.name}: ${errorText(detail.error)}`;
    if (hold !== undefined) {
      await (detail.ok ? showInformation(hold) : showError(hold));
      return;
    }
    const workflow = await pickWorkflow(parts, {
      title: l10n.t('Launch a Sub-run of “{0}”', name),
      placeholder: l10n.t('The task can be completed once the sub-run is done.'),
      include: ({ active }) => active,
      launches: () => launchesHere(parts),
    });
    // While the question was open, the account may have changed: there, the id means another task.
    if (!workflow || (await parts.abilities.ask())?.session !== able.session) return;
    const target = { accountId: account.id, workflowId: workflow.id, taskId };
    parts.kickoffPages.show(target, workflow.name);
  },
});

/** The facts about a task that decide whether a run can be launched from it. */
interface ParentTask {
  readonly subRuns?: readonly SubRun[] | undefined;
  readonly state: TaskState;
  readonly run: { readonly state: RunState };
}

/** Why nothing can be launched from the task; undefined where it can. */
function holdOf({ subRuns, state, run }: ParentTask, name: string): string | undefined {
  if (subRuns === undefined) return l10n.t('This server has no sub-runs.');
  return state === 'active' && run.state === 'running'
    ? undefined
    : l10n.t('“{0}” is not being worked on now, so that nothing is launched from it.', name);
}
