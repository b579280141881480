import { html, nothing } from 'lit';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { lockOf } from '../../core/tasks/taskLock.ts';
import { isEnded } from '../../protocol/taskPage.ts';
import { commandButton } from '../page/commandButton.ts';
import { heldText } from '../page/held.ts';
import { icon } from '../page/icon.ts';
import { subRunList } from '../runs/subRuns.ts';
import type { TaskContext } from './taskContext.ts';

/** Launches another workflow from the task, while the task can be worked on. */
export const subRunButton = ({ view, strings, post }: TaskContext): unknown =>
  view.task.subRuns === undefined || lockOf(view.task) !== undefined || isEnded(view.work)
    ? nothing
    : commandButton({
        label: strings.launchSubRun,
        icon: 'type-hierarchy-sub',
        held: heldText(view, strings),
        press: () => {
          post({ type: 'launchSubRun' });
        },
      });

/** The runs that were launched from the task. */
export const subRunSection = (context: TaskContext): unknown => {
  const { view, strings } = context;
  const { subRuns = [] } = view.task;
  return subRuns.length === 0
    ? nothing
    : html`<section aria-labelledby="sub-runs">
        <h2 id="sub-runs">${strings.subRuns}</h2>
        ${subRunList(subRuns, context)}
      </section>`;
};

/** Why the task cannot be completed yet, beside the button for that. */
export const subRunHold = ({ view: { task }, strings }: TaskContext): unknown =>
  openSubRuns(task).length === 0
    ? nothing
    : html`<p class="help" id="sub-run-hold" role="note">${icon('info')} ${strings.subRunHold}</p>`;
