import { type LogOutputChannel, env, l10n } from 'vscode';
import type { Answer, Page } from '../../core/base/answer.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import type { Result } from '../../core/base/result.ts';
import { unreadableRows } from '../../core/base/unreadable.ts';
import { type EventLog, emptyLog, withNewest, withOlder } from '../../core/runs/eventLog.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import type { CommentId, TalkApi } from '../../core/runs/talkApi.ts';
import type { CommentChange, LogMessage, LogView } from '../../protocol/log.ts';
import type { Notice } from '../../protocol/notice.ts';
import { changeEnd } from '../page/changeEnd.ts';
import type { LivePage } from '../page/livePage.ts';
import type { PageParts } from '../page/pageParts.ts';
import { detach } from '../platform/log.ts';
import { askToConfirm } from '../platform/notify.ts';
import { errorNotice } from '../service/errorText.ts';
import { unreadableDetails, unreadableLabel, unreadableReason } from '../service/unreadableText.ts';
import { askForReaction } from './askForReaction.ts';

/** How many comments at most are noted as seen at once. */
const mostNoted = 10;

/** What the log of a page works with. */
interface LogParts {
  /** The account’s service; undefined while another account is in use. */
  readonly api: () => TalkApi | undefined;
  /** Reads events that are older than those before the cursor. */
  readonly readOlder: (cursor: string) => Answer<Page<RunEvent>> | undefined;
  readonly show: (log: LogView) => void;
  readonly log: LogOutputChannel;
  /** Whether somebody can see the page, in a window that has the focus. */
  readonly inSight: () => boolean;
  /** Loads the page again. */
  readonly refresh: () => Promise<void>;
  /** Something was changed at the service. */
  readonly changed: () => Promise<void>;
}

/** What a log needs of its page. */
export const logOfPage = (
  { changes, log }: Pick<PageParts, 'changes' | 'log'>,
  page: () => Pick<LivePage<never>, 'inSight' | 'poller'>,
): Pick<LogParts, 'log' | 'inSight' | 'changed'> => ({
  log,
  inSight: () => page().inSight,
  changed: () => {
    changes.note();
    return page().poller.ask();
  },
});

/** The log in the page of a run or a task: the host’s side of it. */
export class PanelLog {
  readonly #parts: LogParts;
  #log: EventLog = emptyLog;
  #loadingOlder = false;
  /** Why the newest events, or older ones, could not be loaded. */
  #lack: { readonly newest?: Notice | undefined; readonly older?: Notice | undefined } = {};
  #talk: LogView['talk'];
  /** The comments that were new when this page first had them: they stay marked in it. */
  readonly #new = new Set<CommentId>();

  constructor(parts: LogParts) {
    this.#parts = parts;
  }

  get view(): LogView {
    const { next } = this.#log;
    const events = this.#log.events.map((event) => this.#marked(event));
    const notice = this.#lack.newest ?? this.#lack.older;
    const hasMore = next !== undefined;
    const unreadable = this.#unreadable;
    return {
      ...{ events, hasMore, loading: this.#loadingOlder, notice, unreadable },
      ...(this.#talk && { talk: this.#talk }),
    };
  }

  /** Takes the newest events, or why they could not be read. */
  take(newest: Result<Page<RunEvent>, ServiceError>): void {
    if (newest.ok) {
      this.#log = withNewest(this.#log, newest.value);
      this.#noteSeen(newest.value.items);
    }
    this.#lack = { ...this.#lack, newest: newest.ok ? undefined : errorNotice(newest.error) };
  }

  /** Takes the newest events as they were kept; the service is not told that they are seen. */
  recall(newest: Page<RunEvent> | undefined): void {
    if (newest) this.#log = { ...withNewest(emptyLog, newest), next: undefined };
  }

  async handle(message: LogMessage): Promise<void> {
    switch (message.type) {
      case 'showMore':
        return this.#showMore();
      case 'retryLog':
        return this.#lack.newest ? this.#parts.refresh() : this.#showMore();
      case 'copyDetails':
        return this.#copyDetails();
      case 'editComment': {
        const { comment, text } = message;
        return this.#change({ comment, does: 'edit' }, text, (api) =>
          api.editComment(comment, text),
        );
      }
      case 'deleteComment':
        return this.#delete(message.comment);
      case 'react':
        return this.#react(message.comment, message.value, message.on);
      case 'chooseReaction': {
        const value = await askForReaction();
        return value === undefined ? undefined : this.#react(message.comment, value, true);
      }
    }
  }

  #marked(event: RunEvent): RunEvent {
    return event.comment && this.#new.has(event.id)
      ? { ...event, comment: { ...event.comment, unread: true } }
      : event;
  }

  /** Tells the service once of each new comment that it has been seen. */
  #noteSeen(events: readonly RunEvent[]): void {
    if (!this.#parts.inSight()) return;
    const api = this.#parts.api();
    const fresh = events.filter(({ id, comment }) => comment?.unread && !this.#new.has(id));
    for (const { id } of fresh.slice(0, mostNoted)) {
      this.#new.add(id);
      if (api) detach(this.#parts.log, 'Noting a comment as seen', api.noteSeen(id));
    }
  }

  get #unreadable(): LogView['unreadable'] {
    const [row] = unreadableRows('event', this.#log.unreadable);
    const [first] = row?.parts ?? [];
    return row && first && { text: unreadableLabel(row), reason: unreadableReason(first) };
  }

  async #copyDetails(): Promise<void> {
    const [row] = unreadableRows('event', this.#log.unreadable);
    if (row) await env.clipboard.writeText(unreadableDetails(row));
  }

  async #showMore(): Promise<void> {
    const { next } = this.#log;
    if (this.#loadingOlder || next === undefined) return;
    const reading = this.#parts.readOlder(next);
    if (!reading) return;
    this.#loadingOlder = true;
    this.#lack = { ...this.#lack, older: undefined };
    this.#parts.show(this.view);
    const page = await reading;
    this.#loadingOlder = false;
    // If the next page is no longer this one, the log was loaded from its start meanwhile.
    if (page.ok && this.#log.next === next) this.#log = withOlder(this.#log, page.value);
    if (!page.ok) this.#lack = { ...this.#lack, older: errorNotice(page.error) };
    this.#parts.show(this.view);
  }

  async #delete(comment: CommentId): Promise<void> {
    const remove = l10n.t('Delete Comment');
    const question = l10n.t('Delete this comment?');
    const answer = await askToConfirm(question, l10n.t('Nobody can read it any more.'), remove);
    if (answer !== remove) return;
    await this.#change({ comment, does: 'delete' }, '', (api) => api.deleteComment(comment));
  }

  #react(comment: CommentId, value: string, on: boolean): Promise<void> {
    return this.#change({ comment, does: 'react' }, '', (api) =>
      on ? api.addReaction(comment, value) : api.removeReaction(comment, value),
    );
  }

  /** Sends a change of a comment once, and shows how it ended. */
  async #change(
    about: Pick<CommentChange, 'comment' | 'does'>,
    text: string,
    send: (api: TalkApi) => Answer<void>,
  ): Promise<void> {
    const api = this.#parts.api();
    if (!api || this.#talk?.change.phase === 'sending') return;
    this.#talk = { ...about, change: { phase: 'sending' } };
    this.#parts.show(this.view);
    const change = await changeEnd(text, send(api));
    this.#talk = { ...about, change };
    this.#parts.show(this.view);
    if (change.phase !== 'failed') await this.#parts.changed();
  }
}
