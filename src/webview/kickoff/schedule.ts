import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { type TemplateResult, html } from 'lit';
import { isFromLink } from '../../core/form/linkMarks.ts';
import { instantOf, localTimeOf } from '../../core/base/timeZone.ts';
import { documentZone, zoneNote } from '../page/clock.ts';
import { textControl } from '../form/controls.ts';
import { rowTemplate } from '../form/row.ts';
import type { KickoffContext } from './kickoffContext.ts';

function dueRow(context: KickoffContext): TemplateResult {
  const { strings, session } = context;
  const { dueAt } = session.input;
  const row = {
    id: 'due',
    key: 'due',
    label: strings.due,
    required: false,
    help: '',
    note: zoneNote(),
    origin: isFromLink(session.input, { part: 'due' }) ? strings.fromLink : undefined,
    message: session.messageAt('due', strings),
  };
  const zone = documentZone();
  const read = (text: string): number | undefined => instantOf(text, zone);
  const control = textControl(
    {
      row,
      value: dueAt === undefined ? '' : (localTimeOf(dueAt, zone) ?? ''),
      locked: session.sending,
      edit: (text) => {
        context.edit({ part: 'due' }, { ...session.input, dueAt: read(text) });
      },
    },
    { type: 'datetime-local', isSame: (typed) => read(typed) === dueAt },
  );
  return rowTemplate(row, control, strings);
}

const urgentRow = (context: KickoffContext): TemplateResult => {
  const { strings, session } = context;
  const marked = isFromLink(session.input, { part: 'urgent' });
  return html`<div class="row" data-key="urgent">
    <vscode-checkbox
      .label=${marked ? `${strings.urgent} (${strings.fromLink})` : strings.urgent}
      .checked=${session.input.urgent ?? false}
      ?disabled=${session.sending}
      @change=${(event: Event) => {
        const { checked } = event.currentTarget as VscodeCheckbox;
        context.edit({ part: 'urgent' }, { ...session.input, urgent: checked });
      }}
    ></vscode-checkbox>
  </div>`;
};

/** When the run is due and whether it is urgent, side by side where there is room. */
export const schedule = (context: KickoffContext): TemplateResult =>
  html`<div class="schedule">${dueRow(context)} ${urgentRow(context)}</div>`;
