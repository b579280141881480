import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { CommentDetail, Reaction, RunEvent } from '../../core/runs/runEvent.ts';
import type { CommentId } from '../../core/runs/talkApi.ts';
import type { LogStrings } from '../../protocol/log.ts';
import { type ChangeState, idleChange } from '../../protocol/pageFrame.ts';
import type { KeptText } from '../form/keptText.ts';
import { focusBox, textBox } from '../form/textBox.ts';
import { description } from '../page/description.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { LogContext } from './logContext.ts';

/** The DOM id of the box over a comment. */
const editBoxId = (comment: CommentId): string => `edited-comment-${comment}`;

/** Finds the button that edits a comment. */
export const editButton = (comment: CommentId): string =>
  `.talk[data-comment="${CSS.escape(comment)}"] .edit`;

const quoted = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;

const link = (label: string, press: () => void, kind = ''): TemplateResult => html`
  <button type="button" class="link ${kind}" @click=${press}>${label}</button>
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
      ? html`${link(
          strings.editComment,
          () => {
            edited.begin(id, source);
            redraw();
            focusBox(document.body, editBoxId(id));
          },
          'edit',
        )}
        ${link(strings.deleteComment, () => {
          post({ type: 'deleteComment', comment: id });
        })}`
      : nothing
  }
`;

/** How the last change of a comment stands. While another is changed, it waits for that. */
function changeOf(id: CommentId, { talk }: LogContext['log']): ChangeState {
  if (talk === undefined) return idleChange;
  return talk.comment === id || talk.change.phase === 'sending' ? talk.change : idleChange;
}

/** The box over a comment of mine that is being edited. */
const editBox = ({ id }: RunEvent, text: KeptText, context: LogContext): unknown => {
  const { strings, log, help, redraw, focus, post, held } = context;
  return textBox({
    id: editBoxId(id),
    label: strings.commentLabel,
    help: strings.commentHelp,
    empty: strings.commentEmpty,
    send: strings.saveComment,
    required: true,
    text,
    state: changeOf(id, log),
    held,
    strings,
    extras: { help, uploads: undefined, strings },
    redraw,
    closed: () => {
      focus(editButton(id));
    },
    submit: (typed) => {
      post({ type: 'editComment', comment: id, text: typed });
    },
    act: (action) => {
      post({ type: 'act', action });
    },
  });
};

/** Why a comment could not be changed, while its box is not open. */
function trouble({ id }: RunEvent, { strings, log, post }: LogContext): unknown {
  const change = changeOf(id, log);
  if (change.phase !== 'failed' && change.phase !== 'unknown') return nothing;
  const severity = change.phase === 'failed' ? 'error' : 'warning';
  return noticeBox(change.notice, severity, strings, (action) => {
    post({ type: 'act', action });
  });
}

/** What a comment shows besides itself. An open box is drawn each time. */
export const commentBasis = (
  { id, comment }: RunEvent,
  { edited, open, log }: LogContext,
): readonly unknown[] => {
  if (comment === undefined) return [];
  return [open, log.talk?.comment === id ? log.talk.change : undefined, edited.over(id) && {}];
};

/** The text of a comment, the reactions to it, and what can be done with it. */
export const commentRow = (
  event: RunEvent,
  comment: CommentDetail,
  context: LogContext,
): TemplateResult => {
  const { strings, edited, open } = context;
  const box = edited.over(event.id);
  if (box) return html`${editBox(event, box, context)}`;
  return html`
    ${description(event.text)} ${trouble(event, context)}
    <div class="talk" data-comment=${event.id}>
      ${comment.unread ? html`<span class="new">${strings.unread}</span>` : nothing}
      ${comment.edited ? html`<span class="muted">${strings.edited}</span>` : nothing}
      ${comment.reactions.map((each) => reaction(event.id, each, context))}
      ${open ? actions(event, comment, context) : nothing}
    </div>
  `;
};

/** Says that a comment was changed or deleted since the view before; a reaction says so itself. */
export function commentText(
  talk: LogContext['log']['talk'],
  before: LogContext['log']['talk'],
  strings: LogStrings,
): string | undefined {
  const isDone = talk?.change.phase === 'done' && before?.change.phase === 'sending';
  if (!isDone || talk.does === 'react') return undefined;
  return talk.does === 'edit' ? strings.commentSaved : strings.commentDeleted;
}
