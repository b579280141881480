import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import type { FormTarget } from '../../core/base/formTarget.ts';
import { isFromLink } from '../../core/form/linkMarks.ts';
import { textControl } from '../form/controls.ts';
import { rowTemplate } from '../form/row.ts';
import type { FormSession } from '../form/formSession.ts';
import { icon } from '../page/icon.ts';
import { moment } from '../page/moment.ts';
import { sentence } from '../page/sentence.ts';
import type { KickoffContext } from './kickoffContext.ts';
import { schedule } from './schedule.ts';

function nameHelp({ strings, session }: KickoffContext, name: string): string {
  if (session.form.needsName) return strings.runNameHelp;
  return name.includes('{{') ? strings.runNameHelpFilled : strings.runNameHelpEmpty;
}

const nameIn = ({ session, view }: KickoffContext): string =>
  session.input.name ?? view.suggestedName;

function nameRow(context: KickoffContext): TemplateResult {
  const { strings, session } = context;
  const name = nameIn(context);
  const row = {
    id: 'run-name',
    key: 'name',
    label: strings.runName,
    required: session.form.needsName,
    help: nameHelp(context, name),
    origin: isFromLink(session.input, { part: 'name' }) ? strings.fromLink : undefined,
    message: session.messageAt('name', strings),
  };
  const control = textControl({
    row,
    value: name,
    locked: session.sending,
    edit: (name) => {
      context.edit({ part: 'name' }, { ...session.input, name });
    },
  });
  return rowTemplate(row, control, strings);
}

const parts = ['name', 'due', 'urgent'];

/** Whether a place of the form is the run’s name, due date or urgency. */
export const isAboutRun = ({ part }: FormTarget): boolean => parts.includes(part);

/** Whether name, due date or urgency are other than the form suggests them. */
export const isAboutRunTyped = ({ input }: FormSession): boolean =>
  input.name !== null || input.dueAt !== undefined || input.urgent === true;

/** Whether there is something to say of them, or nothing else to fill in. */
function isNeeded(context: KickoffContext): boolean {
  const { strings, session, view } = context;
  return (
    view.workflow.form.fields.length === 0 ||
    (session.form.needsName && nameIn(context).trim() === '') ||
    parts.some((key) => session.messageAt(key, strings) !== undefined)
  );
}

/** Name, due date and urgency as they will be sent, in one line. */
function asSent(context: KickoffContext): TemplateResult {
  const { strings, session } = context;
  const { dueAt, urgent = false } = session.input;
  const name = nameIn(context);
  return html`<span class="as-sent">
    <span
      >${
        name.trim() === ''
          ? format(strings.runNameSent, strings.runNameGiven)
          : sentence(strings.runNameSent, name)
      }</span
    >
    ${
      session.form.hasSchedule
        ? html`<span>${strings.due}: ${dueAt === undefined ? strings.noDue : moment(dueAt)}</span>
            <span>${urgent ? strings.urgent : strings.notUrgent}</span>`
        : nothing
    }
  </span>`;
}

/** The run’s name, due date and urgency: folded to one line while there is no need to change them. */
export function aboutRun(context: KickoffContext): TemplateResult {
  const { strings, session, unfolded, unfold } = context;
  return html`
    <details
      class="about-run"
      ?open=${unfolded || isNeeded(context)}
      @toggle=${(event: Event) => {
        const { currentTarget } = event;
        if (currentTarget instanceof HTMLDetailsElement) unfold(currentTarget.open);
      }}
    >
      <summary>
        ${icon('chevron-right')}
        <span class="unfolded">${strings.aboutRun}</span>
        ${asSent(context)}
      </summary>
      ${nameRow(context)} ${session.form.hasSchedule ? schedule(context) : nothing}
    </details>
  `;
}
