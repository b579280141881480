import { type TemplateResult, html, nothing } from 'lit';
import type { EventKind, RunEvent } from '../../core/runs/runEvent.ts';
import { type LogStrings, type LogView, eventSentence } from '../../protocol/log.ts';
import type { Notice } from '../../protocol/notice.ts';
import { announce } from '../page/announce.ts';
import { changeAsKnown } from '../page/cutOff.ts';
import { description } from '../page/description.ts';
import { commandButton } from '../page/commandButton.ts';
import { icon } from '../page/icon.ts';
import { longClass, longList } from '../page/longList.ts';
import { moment } from '../page/moment.ts';
import { focusOn } from '../page/moveFocus.ts';
import { sentence } from '../page/sentence.ts';
import { noticeBox } from '../page/noticeBox.ts';
import { commentBasis, commentRow } from './commentRow.ts';
import type { LogContext } from './logContext.ts';

const icons: Readonly<Record<EventKind, string>> = {
  taskStarted: 'play-circle',
  taskCompleted: 'check',
  taskReturned: 'reply',
  taskSkipped: 'debug-step-over',
  taskDelayed: 'clock',
  comment: 'comment',
  completed: 'pass-filled',
  ended: 'stop-circle',
  snoozed: 'clock',
  resumed: 'debug-continue',
  urgent: 'flame',
  notUrgent: 'flame',
  dueDateChanged: 'calendar',
  performerAdded: 'person-add',
  performerRemoved: 'person',
  subRunStarted: 'type-hierarchy-sub',
  other: 'circle-small-filled',
};

function told(event: RunEvent, strings: LogStrings): unknown {
  const { by, task, target, subRun } = event;
  return sentence(
    eventSentence(event, strings),
    by ?? strings.service,
    task?.name ?? strings.aTask,
    target ?? strings.somebody,
    subRun?.name ?? '',
  );
}

/** The time of an event; nothing where the log has none. */
const timeOf = ({ at }: RunEvent): unknown =>
  at === undefined ? nothing : html`<span class="at">${moment(at)}</span>`;

const entry = (event: RunEvent, context: LogContext): TemplateResult => html`
  <li class="event" tabindex="-1">
    ${icon(icons[event.kind])}
    <div class="what">
      <p>${told(event, context.strings)} ${timeOf(event)}</p>
      ${event.comment === undefined ? description(event.text) : commentRow(event, event.comment, context)}
    </div>
  </li>
`;

const more = ({ log, strings, post }: LogContext): unknown =>
  log.hasMore
    ? html`<vscode-button
        secondary
        class="more"
        icon=${log.loading ? 'loading' : 'chevron-down'}
        ?icon-spin=${log.loading}
        aria-disabled=${log.loading}
        @click=${() => {
          if (!log.loading) post({ type: 'showMore' });
        }}
        >${log.loading ? strings.loadingMore : strings.showMore}</vscode-button
      >`
    : nothing;

/** When the button to show more has disappeared, moves the focus to the events that it has shown. */
export function focusMore(
  root: Element,
  before: LogView | undefined,
  now: LogView | undefined,
): void {
  if (!before?.loading || !now || now.loading || now.hasMore) return;
  const first = root.querySelectorAll<HTMLElement>('.event')[before.events.length];
  if (document.activeElement === document.body) focusOn(first);
}

/** The events that cannot be read, and why. */
const unreadableNote = ({ log, strings, post }: LogContext): unknown =>
  log.unreadable === undefined
    ? nothing
    : html`<div class="notice warning unreadable">
        ${icon('warning')}
        <div class="said">
          <p class="message">${log.unreadable.text}</p>
          <p>${log.unreadable.reason}</p>
        </div>
        ${commandButton({
          label: strings.copyDetails,
          icon: 'copy',
          press: () => {
            post({ type: 'copyDetails' });
            announce(strings.detailsCopied);
          },
        })}
      </div>`;

/** A log of which nothing more comes where the host has stopped, with its change as it is known. */
export function logAsKnown(log: LogView, cutOff: Notice | undefined): LogView {
  if (!cutOff) return log;
  const talk = log.talk && { ...log.talk, change: changeAsKnown(log.talk.change, cutOff) };
  return { ...log, loading: false, talk };
}

/** The events of a run or a task, newest first. */
export function eventLog(context: LogContext): TemplateResult {
  const { strings, log, post } = context;
  const { events, hasMore, notice } = log;
  return html`
    <section aria-labelledby="events">
      <h2 id="events">${strings.eventLog}</h2>
      ${
        events.length === 0 && !hasMore && notice === undefined
          ? html`<p class="muted">${strings.noEvents}</p>`
          : nothing
      }
      <ol class="events ${longClass(events)}">
        ${longList({
          items: events,
          keyOf: ({ id }) => id,
          row: (event) => entry(event, context),
          basis: (event) => [event, strings, ...commentBasis(event, context)],
          isBelow: true,
        })}
      </ol>
      ${unreadableNote(context)}
      ${
        notice === undefined
          ? nothing
          : noticeBox(notice, 'warning', strings, (action) => {
              post(action === 'retry' ? { type: 'retryLog' } : { type: 'act', action });
            })
      }
      ${more(context)}
    </section>
  `;
}
