import { type Disposable, type LogOutputChannel } from 'vscode';
import { type RunNews, canHaveNews, newsOf } from '../../core/follow/news.ts';
import type { Polled } from '../../core/follow/pace.ts';
import { Poller } from '../../core/follow/poller.ts';
import type { Run } from '../../core/follow/run.ts';
import type { RunRecord } from '../../core/run.ts';
import { describe, detach } from '../log.ts';
import type { RunHistory } from '../runs/runHistory.ts';
import { notifyAboutRuns } from '../settings.ts';
import type { Abilities, Able } from './abilities.ts';
import { systemClock } from './clock.ts';

/** How many of the latest runs are watched, and how many of these a poll asks for. */
const mostWatched = 20;
const mostAsked = 5;

/** Something to tell about a run that was launched from here. */
export interface Told {
  readonly record: RunRecord;
  readonly run: Run;
  readonly news: RunNews;
}

/**
 * Watches the runs that were launched from here and are not finished, a few at a time, and hands
 * over what there is to tell: each of it once, whichever window finds it out.
 */
export class RunWatch implements Disposable {
  readonly #abilities: Abilities;
  readonly #history: RunHistory;
  readonly #tell: (news: readonly Told[]) => PromiseLike<unknown>;
  readonly #log: LogOutputChannel;
  readonly #poller: Poller;
  readonly #following: Disposable;
  /** When each was last asked for; those that were never come first. */
  readonly #asked = new Map<string, number>();
  #turn = 0;

  constructor(
    abilities: Abilities,
    history: RunHistory,
    tell: (news: readonly Told[]) => PromiseLike<unknown>,
    log: LogOutputChannel,
  ) {
    this.#abilities = abilities;
    this.#history = history;
    this.#tell = tell;
    this.#log = log;
    this.#poller = new Poller(systemClock, () => this.#poll());
    this.#following = abilities.onDidChange(() => {
      this.#asked.clear();
      this.#poller.restart();
    });
  }

  watch(watched: boolean): void {
    this.#poller.watch(watched);
  }

  /** Looks at once. */
  look(): Promise<void> {
    return this.#poller.ask();
  }

  /** A run has been launched, or a task of one has been completed. */
  expect(): void {
    this.#poller.expect();
  }

  dispose(): void {
    this.#following.dispose();
    this.#poller.dispose();
  }

  async #poll(): Promise<Polled> {
    try {
      const able = await this.#abilities.current();
      if (!able?.can.followsRuns || !notifyAboutRuns()) return { changed: false };
      return await this.#look(able);
    } catch (error) {
      this.#log.error(`Watching runs failed: ${describe(error)}`);
      return { changed: false };
    }
  }

  async #look({ session }: Able): Promise<Polled> {
    const found: Told[] = [];
    let holdUntil: number | undefined;
    for (const record of await this.#next(session.account.id)) {
      this.#asked.set(record.id, (this.#turn += 1));
      const run = await session.api.getRun(record.id);
      const news = run.ok && newsOf(run.value, record.told ?? [], Date.now());
      if (run.ok && news) found.push({ record, run: run.value, news });
      if (run.ok || run.error.kind !== 'rateLimited') continue;
      holdUntil = run.error.retryAt;
      break;
    }
    await this.#handOver(found);
    return { changed: found.length > 0, holdUntil };
  }

  /** The runs to ask for: the latest, those first that have waited longest. */
  async #next(account: RunRecord['account']['id']): Promise<readonly RunRecord[]> {
    const watched = (await this.#history.list())
      .filter((record) => record.account.id === account && canHaveNews(record.told ?? []))
      .slice(0, mostWatched);
    const askedAt = ({ id }: RunRecord): number => this.#asked.get(id) ?? 0;
    return watched.toSorted((a, b) => askedAt(a) - askedAt(b)).slice(0, mostAsked);
  }

  async #handOver(found: readonly Told[]): Promise<void> {
    const mine: Told[] = [];
    for (const told of found) {
      if (await this.#history.noteTold(told.record, told.news)) mine.push(told);
    }
    // It stays in sight until somebody answers; the next poll does not wait for that.
    if (mine.length > 0) detach(this.#log, 'Telling of a run', this.#tell(mine));
  }
}
