import { type TemplateResult, html, nothing } from 'lit';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { lockOf } from '../../core/tasks/taskLock.ts';
import { emptyInput } from '../../core/form/input.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import { filledFields, typedFields } from '../../core/form/filledFields.ts';
import { commandButton } from '../page/commandButton.ts';
import { fact } from '../page/facts.ts';
import { heldId, heldText } from '../page/held.ts';
import { clearedNote } from '../form/clearedNote.ts';
import { fieldRows } from '../form/fieldRows.ts';
import { newsNote } from '../form/newsNote.ts';
import { unreadableNote } from '../form/unreadableNote.ts';
import { secondButton } from '../form/secondButton.ts';
import { keysNote, problemSummary, submitNotice } from '../form/submitMessages.ts';
import { subRunHold } from './subRuns.ts';
import type { TaskContext } from './taskContext.ts';

const list = (filled: readonly FilledField[]): TemplateResult => html`
  <dl class="values">
    ${filled.map(({ name, text }) => fact(name, html`<span class="plain">${text}</span>`))}
  </dl>
`;

/** The DOM id of what says why the task cannot be completed yet. */
function holdOf({ view }: TaskContext): string | typeof nothing {
  if (view.asOf !== undefined) return heldId;
  return openSubRuns(view.task).length > 0 ? 'sub-run-hold' : nothing;
}

const isOff = ({ session, view }: TaskContext): boolean =>
  session.sending || !session.open || view.asOf !== undefined;

const completeButton = (context: TaskContext): TemplateResult => {
  const { strings, session, view, complete } = context;
  return html`<vscode-button
    id="complete"
    aria-describedby=${holdOf(context)}
    title=${heldText(view, strings) ?? nothing}
    aria-keyshortcuts="Control+Enter Meta+Enter"
    icon=${session.sending ? 'loading' : 'check'}
    ?icon-spin=${session.sending}
    ?disabled=${isOff(context)}
    aria-disabled=${isOff(context)}
    @click=${(event: MouseEvent) => {
      // The second click of two may reach a page that has just been drawn.
      if (event.detail < 2) complete();
    }}
    >${session.sending ? strings.completing : strings.complete}</vscode-button
  >`;
};

/** Whether there is something to clear, or a wait to stop. */
const hasSecondButton = ({ session, view }: TaskContext): boolean =>
  session.sending || view.task.fields.length > 0;

const actionBar = (context: TaskContext): TemplateResult => html`
  <footer>
    ${submitNotice(context, (action) => {
      context.post({ type: 'act', action });
    })}
    ${clearedNote(context, context)} ${subRunHold(context)}
    <div class="buttons">
      ${completeButton(context)} ${hasSecondButton(context) ? secondButton(context) : nothing}
      ${keysNote(context.strings.completeKeys, context)} ${problemSummary(context)}
    </div>
  </footer>
`;

/** The fields to fill in, and the bar to complete the task. */
export const output = (context: TaskContext): TemplateResult => html`
  <div class="form output" aria-busy=${context.session.sending}>
    ${newsNote(context, context.view.news, {
      copy: () => {
        context.post({ type: 'copyInput' });
      },
      dismiss: () => {
        context.post({ type: 'dismissNews' });
      },
    })}
    ${unreadableNote(
      context,
      context.view.inBrowser
        ? () => {
            context.post({ type: 'openInBrowser' });
          }
        : undefined,
    )}
    ${
      context.view.task.fields.length === 0
        ? nothing
        : html`<section aria-labelledby="output">
            <h2 id="output">${context.strings.output}</h2>
            ${fieldRows(context)}
          </section>`
    }
    ${actionBar(context)}
  </div>
`;

const sameTexts = (a: readonly FilledField[], b: readonly FilledField[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * The values of a task that can only be looked at, and what was typed and can no longer be sent.
 */
export function heldOutput({ view, strings, session, copied, post }: TaskContext): unknown {
  const { task } = view;
  const held = filledFields(task.fields, emptyInput);
  const typed = typedFields(task.fields, session.input);
  const inVain = lockOf(task) !== undefined && typed.length > 0 && !sameTexts(held, typed);
  return html`
    ${
      inVain
        ? html`<section aria-labelledby="not-sent">
            <h2 id="not-sent">${strings.notSent}</h2>
            <p class="help">${strings.notSentHelp}</p>
            ${list(typed)}
            <div class="buttons commands">
              ${commandButton({
                label: copied ? strings.copied : strings.copy,
                icon: copied ? 'check' : 'copy',
                press: () => {
                  post({ type: 'copyInput' });
                },
              })}
            </div>
          </section>`
        : nothing
    }
    ${
      held.length === 0
        ? nothing
        : html`<section aria-labelledby="values">
            <h2 id="values">${strings.values}</h2>
            ${list(held)}
          </section>`
    }
  `;
}
