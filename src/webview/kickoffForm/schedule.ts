import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { type TemplateResult, html } from 'lit';
import { textControl } from '../form/controls.ts';
import { rowTemplate } from '../form/row.ts';
import type { KickoffContext } from './kickoffContext.ts';

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** An instant as the browser's own input for a time on this machine's clock takes it. */
function asLocalTime(time: number): string {
  const at = new Date(time);
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** Without a zone the text is read by this machine's clock. */
const instantOf = (text: string): number | undefined =>
  text === '' ? undefined : new Date(text).getTime();

function dueRow(context: KickoffContext): TemplateResult {
  const { strings, session } = context;
  const { dueAt } = session.input;
  const row = {
    id: 'due',
    key: 'due',
    label: strings.due,
    required: false,
    help: '',
    message: session.messageAt('due', strings),
  };
  const control = textControl(
    {
      row,
      value: dueAt === undefined ? '' : asLocalTime(dueAt),
      locked: session.sending,
      edit: (text) => {
        context.edit({ part: 'due' }, { ...session.input, dueAt: instantOf(text) });
      },
    },
    { type: 'datetime-local' },
  );
  return rowTemplate(row, control, strings);
}

const urgentRow = (context: KickoffContext): TemplateResult => {
  const { strings, session } = context;
  return html`<div class="row" data-key="urgent">
    <vscode-checkbox
      .label=${strings.urgent}
      .checked=${session.input.urgent ?? false}
      ?disabled=${session.sending}
      @change=${(event: Event) => {
        const { checked } = event.currentTarget as VscodeCheckbox;
        context.edit({ part: 'urgent' }, { ...session.input, urgent: checked });
      }}
    ></vscode-checkbox>
  </div>`;
};

/** When the run is due and whether it is urgent, beside each other where there is room. */
export const schedule = (context: KickoffContext): TemplateResult =>
  html`<div class="schedule">${dueRow(context)} ${urgentRow(context)}</div>`;
