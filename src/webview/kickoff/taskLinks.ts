import { type TemplateResult, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { targetKey } from '../../core/base/formTarget.ts';
import { withTaskLink } from '../../core/form/input.ts';
import type { LinkTask } from '../../core/form/fillableForm.ts';
import { format } from '../../core/base/format.ts';
import { textControl } from '../form/controls.ts';
import { rowTemplate } from '../form/row.ts';
import type { KickoffContext } from './kickoffContext.ts';

function taskLinkRow(
  task: LinkTask,
  index: number,
  value: string,
  context: KickoffContext,
): unknown {
  const { strings, session } = context;
  const key = targetKey({ part: 'taskLink', id: task.id });
  const message = session.messageAt(key, strings);
  return guard([session, task, strings, value, message, session.sending], () => {
    const row = {
      id: `task-link-${index}`,
      key,
      label: format(strings.taskLinkLabel, task.number, task.name),
      required: false,
      help: '',
      message,
    };
    const edit = (url: string): void => {
      const target = { part: 'taskLink', id: task.id } as const;
      context.edit(target, withTaskLink(session.input, task.id, url));
    };
    const placeholder = task.link ?? strings.taskLinkPlaceholder;
    const control = { row, value, locked: session.sending, edit };
    return rowTemplate(row, textControl(control, { placeholder, inputMode: 'url' }), strings);
  });
}

/** The section that replaces the links of tasks; folded at first. */
export function taskLinks(context: KickoffContext): TemplateResult {
  const { strings, session } = context;
  const typed = new Map(session.input.taskLinks);
  return html`
    <details class="task-links">
      <summary>
        <span class="codicon codicon-chevron-right" aria-hidden="true"></span>
        <h2>${strings.taskLinks}</h2>
        <span class="count">${typed.size > 0 ? typed.size : ''}</span>
      </summary>
      <p class="help">${strings.taskLinksHelp}</p>
      ${repeat(
        session.form.linkTasks,
        ({ id }) => id,
        (task, index) => taskLinkRow(task, index, typed.get(task.id) ?? '', context),
      )}
    </details>
  `;
}
