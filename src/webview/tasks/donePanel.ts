import { type TemplateResult, html } from 'lit';
import { sentence } from '../page/sentence.ts';
import type { TaskPageMessage } from '../../protocol/taskPage.ts';
import { commandButton } from '../page/commandButton.ts';
import { icon } from '../page/icon.ts';
import type { TaskContext } from './taskContext.ts';

/** The title that says how the work on the task has ended. */
export function doneTitle({ view: { task, work }, strings }: TaskContext): string {
  if (work.phase === 'returned') return strings.returnedTitle;
  return task.state === 'active' ? strings.othersTitle : strings.completedTitle;
}

/** Replaces the form once the task is done: the state of the run, and where to go next. */
export function donePanel(context: TaskContext): TemplateResult {
  const { view, strings, post } = context;
  const { run } = view.task;
  const button = (label: string, name: string, message: TaskPageMessage): TemplateResult =>
    commandButton({
      label,
      icon: name,
      press: () => {
        post(message);
      },
    });
  return html`
    <section class="done" aria-labelledby="done-title">
      <h2 id="done-title" tabindex="-1">
        ${icon('pass-filled')}<span>${doneTitle(context)}</span>
      </h2>
      <p class="help">${sentence(strings.runStands, run.name, strings.runStates[run.state])}</p>
      <div class="buttons commands">
        ${button(strings.nextTask, 'arrow-right', { type: 'nextTask' })}
        ${button(strings.openRun, 'list-tree', { type: 'openRun' })}
      </div>
    </section>
  `;
}
