import { Disposable } from 'vscode';
import { isGone } from '../../core/base/errors.ts';
import { type RunNotificationKind, type RunRecord, runKey } from '../../core/launches/runRecord.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { Poller } from '../../core/polling/poller.ts';
import {
  canBeNotified,
  notificationFor,
  notificationSince,
} from '../../core/runs/notifications.ts';
import type { Run } from '../../core/runs/run.ts';
import type { AbleAccount } from '../account/abilities.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { settingIds } from '../manifest/ids.ts';
import { notifiesAbout, onDidChangeSetting } from '../manifest/settings.ts';
import { describe, detach } from '../platform/log.ts';
import type { PollParts } from '../polling/polledList.ts';

/** How many of the latest runs are watched, and how many of them one poll asks for. */
const mostWatched = 20;
const mostAsked = 5;

/** A change of a run launched from here that the person is notified of. */
export interface RunNotification {
  readonly record: RunRecord;
  readonly run: Run;
  readonly kind: RunNotificationKind;
}

/**
 * Watches the unfinished runs that were launched from here, a few at a time, and passes on each
 * notification once, in whichever window it is found.
 */
export class RunWatch implements Disposable {
  readonly #parts: PollParts;
  readonly #history: RunHistory;
  readonly #notify: (notifications: readonly RunNotification[]) => PromiseLike<unknown>;
  readonly #poller: Poller;
  readonly #subscriptions: Disposable;
  /** When each run was last asked for; a run without an entry comes first. */
  readonly #asked = new Map<string, number>();
  /** Runs that the service does not have or does not show me: they are not asked for again. */
  readonly #gone = new Set<string>();
  #turn = 0;
  /** Changes before this time are not notified; milliseconds since 1970. */
  #since = 0;

  constructor(
    parts: PollParts,
    history: RunHistory,
    notify: (notifications: readonly RunNotification[]) => PromiseLike<unknown>,
  ) {
    this.#parts = parts;
    this.#history = history;
    this.#notify = notify;
    this.#poller = new Poller(parts.clock, () => this.#poll());
    this.#subscriptions = Disposable.from(
      parts.abilities.onDidChange(() => {
        this.#asked.clear();
        this.#gone.clear();
        this.#poller.restart();
      }),
      onDidChangeSetting([settingIds.notifyAboutRuns], () => {
        this.#since = parts.clock.now();
      }),
    );
  }

  watch(watched: boolean): void {
    this.#poller.watch(watched);
  }

  /** Polls at once. */
  look(): Promise<void> {
    return this.#poller.ask();
  }

  /** Notes that a run was launched, or that one of its tasks was completed. */
  noteChange(): void {
    this.#poller.noteChange();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#poller.dispose();
  }

  async #poll(): Promise<Polled> {
    try {
      const able = await this.#parts.abilities.ask();
      if (!able?.can.followsRuns || !notifiesAbout(settingIds.notifyAboutRuns))
        return { changed: false };
      return await this.#look(able);
    } catch (error) {
      this.#parts.log.error(`Watching runs failed: ${describe(error)}`);
      return { changed: false };
    }
  }

  async #look({ session }: AbleAccount): Promise<Polled> {
    const found: RunNotification[] = [];
    let holdUntil: number | undefined;
    for (const record of await this.#next(session.account.id)) {
      this.#asked.set(runKey(record), (this.#turn += 1));
      const run = await session.api.getRun(record.id);
      // What has been found is found again once the account is in use again.
      if (this.#parts.abilities.cached?.session !== session) return { changed: false };
      if (run.ok) found.push(...this.#notificationsOf(record, run.value));
      else if (isGone(run.error)) this.#gone.add(runKey(record));
      if (run.ok || run.error.kind !== 'rateLimited') continue;
      holdUntil = run.error.retryAt;
      break;
    }
    await this.#handOver(found);
    return { changed: found.length > 0, holdUntil };
  }

  #notificationsOf(record: RunRecord, run: Run): readonly RunNotification[] {
    const kind = notificationFor(run, record.told ?? [], this.#parts.clock.now());
    return kind ? [{ record, run, kind }] : [];
  }

  /** The runs to ask for: the latest ones, and among them those that have waited longest. */
  async #next(account: RunRecord['account']['id']): Promise<readonly RunRecord[]> {
    const watched = (await this.#history.list())
      .filter((record) => record.account.id === account && this.#canBeNotified(record))
      .slice(0, mostWatched);
    const askedAt = (record: RunRecord): number => this.#asked.get(runKey(record)) ?? 0;
    return watched.toSorted((a, b) => askedAt(a) - askedAt(b)).slice(0, mostAsked);
  }

  #canBeNotified(record: RunRecord): boolean {
    return canBeNotified(record.told ?? []) && !this.#gone.has(runKey(record));
  }

  /** While notifications are turned off, changes are only marked as notified. */
  async #handOver(found: readonly RunNotification[]): Promise<void> {
    const mine: RunNotification[] = [];
    for (const each of found) {
      const noted = await this.#history.markNotified(each.record, each.kind);
      if (noted && !this.#isOld(each)) mine.push(each);
    }
    // The notification stays until somebody answers it; the next poll does not wait for that.
    if (mine.length > 0) detach(this.#parts.log, 'Notifying of a run', this.#notify(mine));
  }

  #isOld({ run, kind }: RunNotification): boolean {
    const since = notificationSince(run, kind, this.#parts.clock.now());
    return since !== undefined && since < this.#since;
  }
}
