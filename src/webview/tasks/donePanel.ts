import { type TemplateResult, html } from 'lit';
import { sentence } from '../page/sentence.ts';
import type { TaskPageMessage } from '../../protocol/taskPage.ts';
import { commandButton } from '../page/commandButton.ts';
import { icon } from '../page/icon.ts';
import { nextSteps } from './nextSteps.ts';
import type { TaskContext } from './taskContext.ts';

/** The title that says how the work on the task has ended. */
export function doneTitle({ view: { task, work }, strings }: TaskContext): string {
  if (work.phase === 'returned') return strings.returnedTitle;
  return task.state === 'active' ? strings.othersTitle : strings.completedTitle;
}

/** What the run is at now, as far as that is known. */
function whatIsNext({ view, strings }: TaskContext): unknown {
  const { task, run } = view;
  if (run === undefined) {
    const state = strings.runStates[task.run.state];
    return html`<p class="help">${sentence(strings.runStands, task.run.name, state)}</p>`;
  }
  const now = run.tasks
    .filter(({ id, state }) => id !== task.id && state === 'active')
    .map(({ name, performers }) => ({ name, who: performers.map((one) => one.name) }));
  return nextSteps({ run: task.run, now }, strings);
}

/** Replaces the form once the task is done: the state of the run, and where to go next. */
export function donePanel(context: TaskContext): TemplateResult {
  const { strings, post } = context;
  const button = (
    label: string,
    name: string,
    message: TaskPageMessage,
    isFirst = false,
  ): TemplateResult =>
    commandButton({
      label,
      icon: name,
      isFirst,
      press: () => {
        post(message);
      },
    });
  return html`
    <section class="done" aria-labelledby="done-title">
      <h2 id="done-title" tabindex="-1">
        ${icon('pass-filled')}<span>${doneTitle(context)}</span>
      </h2>
      ${whatIsNext(context)}
      <div class="buttons commands">
        ${button(strings.nextTask, 'arrow-right', { type: 'nextTask' }, true)}
        ${button(strings.openRun, 'list-tree', { type: 'openRun' })}
      </div>
    </section>
  `;
}
