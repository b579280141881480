import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { CommentDetail, Reaction, RunEvent } from '../../core/runs/runEvent.ts';
import { idleChange } from '../../protocol/pageFrame.ts';
import { textBox } from '../form/textBox.ts';
import { description } from '../page/description.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { LogContext } from './logContext.ts';

/** The DOM id of the box over a comment. */
export const editBoxId = 'edited-comment';

const quoted = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;

const link = (label: string, press: () => void): TemplateResult => html`
  <button type="button" class="link" @click=${press}>${label}</button>
`;

const reaction = (
  comment: string,
  { value, by, mine }: Reaction,
  { strings, open, post }: LogContext,
): TemplateResult => {
  const label = format(strings.reactionBy, visibleText(value), by.join(', '));
  return html`<button
    type="button"
    class="reaction"
    aria-pressed=${mine}
    title=${label}
    aria-label=${label}
    ?disabled=${!open}
    @click=${() => {
      post({ type: 'react', comment, value, on: !mine });
    }}
  >
    ${visibleText(value)} ${by.length}
  </button>`;
};

/** What can be done with a comment while its run goes on. */
const actions = (
  { id, text }: RunEvent,
  { mine, source }: CommentDetail,
  { strings, edited, post, reply, redraw }: LogContext,
): TemplateResult => html`
  ${link(strings.reply, () => {
    reply(quoted(text));
  })}
  ${link(strings.react, () => {
    post({ type: 'chooseReaction', comment: id });
  })}
  ${
    mine
      ? html`${link(strings.editComment, () => {
          edited.begin(id, source);
          redraw();
        })}
        ${link(strings.deleteComment, () => {
          post({ type: 'deleteComment', comment: id });
        })}`
      : nothing
  }
`;

/** The box over a comment of mine that is being edited. */
const editBox = ({ id }: RunEvent, context: LogContext): unknown => {
  const { strings, log, edited, help, redraw, post } = context;
  const change = log.talk?.comment === id ? log.talk.change : idleChange;
  return textBox({
    id: editBoxId,
    label: strings.commentLabel,
    help: strings.commentHelp,
    empty: strings.commentEmpty,
    send: strings.saveComment,
    required: true,
    text: edited.text,
    state: change,
    strings,
    extras: { help, uploads: undefined, strings },
    redraw,
    closed: () => undefined,
    submit: (text) => {
      post({ type: 'editComment', comment: id, text });
    },
    act: (action) => {
      post({ type: 'act', action });
    },
  });
};

/** Why a comment could not be changed, while its box is not open. */
function trouble({ id }: RunEvent, { strings, log, post }: LogContext): unknown {
  const change = log.talk?.comment === id ? log.talk.change : idleChange;
  if (change.phase !== 'failed' && change.phase !== 'unknown') return nothing;
  const severity = change.phase === 'failed' ? 'error' : 'warning';
  return noticeBox(change.notice, severity, strings, (action) => {
    post({ type: 'act', action });
  });
}

/** The text of a comment, the reactions to it, and what can be done with it. */
export const commentRow = (
  event: RunEvent,
  comment: CommentDetail,
  context: LogContext,
): TemplateResult => {
  const { strings, edited, open } = context;
  if (edited.comment === event.id) return html`${editBox(event, context)}`;
  return html`
    ${description(event.text)} ${trouble(event, context)}
    <div class="talk">
      ${comment.unread ? html`<span class="new">${strings.unread}</span>` : nothing}
      ${comment.edited ? html`<span class="muted">${strings.edited}</span>` : nothing}
      ${comment.reactions.map((each) => reaction(event.id, each, context))}
      ${open ? actions(event, comment, context) : nothing}
    </div>
  `;
};
