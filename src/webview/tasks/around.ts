import { type TemplateResult, html, nothing } from 'lit';
import { takesComments } from '../../core/runs/run.ts';
import { commentBoxId } from '../form/commentBox.ts';
import { heldText } from '../page/held.ts';
import { eventLog } from '../runs/eventLog.ts';
import { taskList } from '../runs/taskList.ts';
import { values } from '../runs/values.ts';
import type { TaskContext } from './taskContext.ts';

/** What was said about the task and done to it. */
function log(context: TaskContext): unknown {
  const { view, strings, comment, help, openBox } = context;
  return view.log === undefined
    ? nothing
    : eventLog({
        ...context,
        log: view.log,
        held: heldText(view, strings),
        open: takesComments(view.task.run),
        reply: (text) => {
          help.quote(text);
          openBox(comment, commentBoxId);
        },
      });
}

/** The run around the task: the talk about it, what was typed in the kick-off, the other tasks. */
export function around(context: TaskContext): TemplateResult {
  const { view, strings } = context;
  const { run, task, inBrowser } = view;
  if (run === undefined) return html`${log(context)}`;
  return html`${log(context)} ${values(run, strings)}
  ${taskList({ ...context, run, inBrowser, here: task.id })}`;
}
