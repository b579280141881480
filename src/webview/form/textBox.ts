import { type TemplateResult, html, nothing } from 'lit';
import {
  type CommentParts,
  attachedName,
  commentOf,
  commentParts,
} from '../../core/form/commentFiles.ts';
import { mayMention, mentionedIn } from '../../core/form/mentions.ts';
import { type CommentBoxStrings, commentField } from '../../protocol/commentBox.ts';
import type { FieldUpload } from '../../protocol/uploads.ts';
import type { ChangeState } from '../../protocol/pageFrame.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import { format } from '../../core/base/format.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import { longTextControl } from './controls.ts';
import { rowTemplate } from './row.ts';
import { isSubmit, textBoxClass } from '../page/keys.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { CommentHelp } from './commentHelp.ts';
import { focusOn } from '../page/moveFocus.ts';
import { fileOnItsWay, uploadedFile } from './fileField.ts';
import type { KeptText } from './keptText.ts';
import './mentionList.ts';

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
  /** Why it cannot be sent for now. */
  readonly held?: string | undefined;
  readonly strings: PageStrings;
  readonly redraw: () => void;
  readonly submit: (text: string) => void;
  readonly closed: () => void;
  readonly act: (action: NoticeAction) => void;
  /** What a box for a comment has besides its text. */
  readonly extras?: TextBoxExtras;
}

/** The mentions and files of a comment. */
export interface TextBoxExtras {
  readonly help: CommentHelp;
  /** Undefined where nothing can be attached. */
  readonly uploads: readonly FieldUpload[] | undefined;
  readonly strings: CommentBoxStrings;
}

/** Whether a file of the comment has not been uploaded yet. */
const isUploading = ({ extras }: TextBox): boolean =>
  extras?.uploads?.some(({ failure }) => failure === undefined) ?? false;

function sendText(box: TextBox): void {
  const { state, text, submit, redraw, held } = box;
  if (state.phase === 'sending' || held !== undefined) return;
  text.uploading = isUploading(box);
  if (text.uploading) {
    redraw();
    return;
  }
  const sent = text.toSend();
  redraw();
  if (sent !== undefined) submit(sent);
}

function problemOf(box: TextBox): string | undefined {
  const { text, empty, strings } = box;
  if (text.uploading && isUploading(box)) return strings.problemUploading;
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
    note: box.extras && mentionNote(box.text.text, box.extras),
    message: problemOf(box),
  };
  const parts = box.extras ? commentParts(box.text.text) : { text: box.text.text, files: [] };
  const edit = (text: string): void => {
    box.text.text = commentOf({ ...parts, text });
    box.redraw();
  };
  const locked = box.state.phase === 'sending';
  const input = longTextControl({ row, value: parts.text, locked, edit });
  return rowTemplate(
    row,
    box.extras ? html`${mentioning(input, box.extras)} ${fileList(box, parts, locked)}` : input,
    box.strings,
  );
}

/** The input, and the people who fit a name that is typed into it. */
const mentioning = (
  input: TemplateResult,
  { help, strings }: TextBoxExtras,
): TemplateResult => html`
  <div class="mentioning">
    ${input}
    <pneumatic-mention-list
      .handles=${help.handles}
      .unlisted=${help.unlisted}
      .strings=${strings}
      @people-wanted=${help.askForPeople}
    ></pneumatic-mention-list>
  </div>
`;

/** Says who the comment mentions. */
function mentionNote(comment: string, { help, strings }: TextBoxExtras): string | undefined {
  if (!help.handles || !mayMention(comment)) return undefined;
  const names = mentionedIn(comment, help.handles).map(({ name }) => name);
  return names.length === 0 ? undefined : format(strings.mentions, names.join(', '));
}

/** The files of the comment: those in it, and those that are not uploaded yet. */
function fileList(box: TextBox, parts: CommentParts, locked: boolean): unknown {
  const { extras, strings, text, redraw } = box;
  const uploads = extras?.uploads ?? [];
  if (parts.files.length + uploads.length === 0) return nothing;
  return html`<ul class="files" aria-label=${strings.attachedFiles}>
    ${parts.files.map((line) =>
      uploadedFile({ name: attachedName(line) }, locked, strings, () => {
        text.text = commentOf({ ...parts, files: parts.files.filter((one) => one !== line) });
        redraw();
      }),
    )}
    ${uploads.map((upload) =>
      fileOnItsWay(upload, strings, (does) => {
        extras?.help.post({ type: 'commentFile', does });
      }),
    )}
  </ul>`;
}

/** Attaches a file, or something of the editor’s; the host asks what. */
const attachButton = ({ extras, strings }: TextBox): unknown =>
  extras?.uploads
    ? html`<vscode-button
        secondary
        class="attach"
        icon="attach"
        @click=${() => {
          const does = { type: 'attach', field: commentField } as const;
          extras.help.post({ type: 'commentFile', does });
        }}
        >${strings.attach}</vscode-button
      >`
    : nothing;

/** Gives up the text, and the files that are not uploaded yet. */
function giveUp({ text, extras, redraw, closed }: TextBox): void {
  for (const { id } of extras?.uploads ?? []) {
    extras?.help.post({ type: 'commentFile', does: { type: 'dropUpload', id } });
  }
  text.close();
  redraw();
  closed();
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
      aria-disabled=${sending || box.held !== undefined}
      title=${box.held ?? nothing}
      @click=${() => {
        sendText(box);
      }}
      >${sending ? box.strings.sending : box.send}</vscode-button
    >
    ${
      sending
        ? nothing
        : html`${attachButton(box)}<vscode-button
              secondary
              @click=${() => {
                giveUp(box);
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
  setTimeout(() => {
    focusOn(root.querySelector<HTMLElement>(`#${id}`));
  });
}
