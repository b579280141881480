import { type TemplateResult, html, nothing } from 'lit';
import type { ChangeState } from '../../protocol/pageFrame.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import { format } from '../../core/base/format.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import { longTextControl } from './controls.ts';
import { rowTemplate } from './row.ts';
import { isSubmit, textBoxClass } from '../page/keys.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { KeptText } from './keptText.ts';

/** A box for a text that is sent alone, such as a comment. */
export interface TextBox {
  /** DOM id of the input. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** The message after an attempt to send an empty text. */
  readonly empty: string;
  readonly send: string;
  readonly required: boolean;
  readonly text: KeptText;
  readonly state: ChangeState;
  readonly strings: PageStrings;
  readonly redraw: () => void;
  readonly submit: (text: string) => void;
  readonly closed: () => void;
  readonly act: (action: NoticeAction) => void;
}

function sendText({ state, text, submit, redraw }: TextBox): void {
  if (state.phase === 'sending') return;
  const sent = text.toSend();
  redraw();
  if (sent !== undefined) submit(sent);
}

function problemOf({ text, empty, strings }: TextBox): string | undefined {
  if (text.unstorableAt !== undefined) return format(strings.problemUnstorable, text.unstorableAt);
  return text.lacking ? empty : undefined;
}

function control(box: TextBox): TemplateResult {
  const row = {
    id: box.id,
    key: box.id,
    label: box.label,
    required: box.required,
    help: box.help,
    message: problemOf(box),
  };
  const edit = (text: string): void => {
    box.text.text = text;
    box.redraw();
  };
  const locked = box.state.phase === 'sending';
  return rowTemplate(
    row,
    longTextControl({ row, value: box.text.text, locked, edit }),
    box.strings,
  );
}

function trouble({ state, strings, act }: TextBox): unknown {
  if (state.phase === 'failed') return noticeBox(state.notice, 'error', strings, act);
  return state.phase === 'unknown' ? noticeBox(state.notice, 'warning', strings, act) : nothing;
}

const buttons = (box: TextBox, sending: boolean): TemplateResult => html`
  <div class="buttons">
    <vscode-button
      icon=${sending ? 'loading' : 'send'}
      ?icon-spin=${sending}
      aria-disabled=${sending}
      @click=${() => {
        sendText(box);
      }}
      >${sending ? box.strings.sending : box.send}</vscode-button
    >
    ${
      sending
        ? nothing
        : html`<vscode-button
            secondary
            @click=${() => {
              box.text.close();
              box.redraw();
              box.closed();
            }}
            >${box.strings.cancel}</vscode-button
          >`
    }
  </div>
`;

/** Closes the box; its text is there when it is opened again. */
function leave({ state, text, redraw, closed }: TextBox): void {
  if (state.phase === 'sending') return;
  text.open = false;
  redraw();
  closed();
}

/** The open box. Ctrl+Enter sends its text, too, and Escape closes it. */
export const textBox = (box: TextBox): unknown =>
  box.text.open
    ? html`<div
        class=${textBoxClass}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') leave(box);
          if (!isSubmit(event)) return;
          event.stopPropagation();
          sendText(box);
        }}
      >
        ${control(box)} ${trouble(box)} ${buttons(box, box.state.phase === 'sending')}
      </div>`
    : nothing;

/**
 * Moves the focus into a box that has just opened, after the end of the key press, which would
 * otherwise be typed into it.
 */
export function focusBox(root: Element, id: string): void {
  setTimeout(() => root.querySelector<HTMLElement>(`#${id}`)?.focus());
}
