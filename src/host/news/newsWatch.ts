import { Disposable } from 'vscode';
import type { Answer, Page } from '../../core/base/answer.ts';
import { type ServiceError, heldUntil, isGone } from '../../core/base/errors.ts';
import type { AccountId, PersonId } from '../../core/base/ids.ts';
import { success } from '../../core/base/result.ts';
import type { NewTask, News } from '../../core/news/news.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import {
  type Heard,
  type NewsKind,
  type NewsMemory,
  type NewsSource,
  askedNow,
  forgetOthers,
  hearRuns,
  hearSent,
  hearTasks,
  isWorthKeeping,
  kindOf,
  newsKinds,
  nextSource,
  notAsked,
  sourcesFor,
} from '../../core/news/newsMemory.ts';
import type { AbleAccount } from '../account/abilities.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { settingIds } from '../manifest/ids.ts';
import { notifiesAbout, onDidChangeSetting } from '../manifest/settings.ts';
import { describe, detach } from '../platform/log.ts';
import type { PollParts } from '../polling/polledList.ts';
import type { TaskList } from '../tasks/taskList.ts';
import type { KeptNews } from './keptNews.ts';

/** The time from one request for news to the next, from whichever window. */
export const newsPause = 5 * 60_000;

interface NewsParts extends PollParts {
  readonly kept: KeptNews;
  readonly taskList: Pick<TaskList, 'now' | 'onDidChange'>;
  readonly history: Pick<RunHistory, 'list' | 'markNotified'>;
  /** The id of the person who owns the key. */
  readonly me: () => Promise<PersonId | undefined>;
  /** Whether a page about it is in front. */
  readonly isInFront: (account: AccountId, news: News) => boolean;
  readonly notify: (account: AccountId, news: readonly News[]) => PromiseLike<unknown>;
}

/** The setting that each kind can be switched off by. */
const newsSettings = {
  tasks: settingIds.notifyAboutTasks,
  mentions: settingIds.notifyAboutMentions,
  overdue: settingIds.notifyAboutOverdue,
} as const satisfies Readonly<Record<NewsKind, unknown>>;

/** Hears the part of what a source says that is new. */
type Hear = (memory: NewsMemory, now: number) => Heard;

/**
 * Asks the service for news while the window has the focus: one small request every few minutes, to
 * the source that has waited longest. What My Tasks reads is heard, too.
 */
export class NewsWatch implements Disposable {
  readonly #parts: NewsParts;
  readonly #subscriptions: Disposable;
  /** Sources that the service refuses to this session. */
  readonly #refused = new Set<NewsSource>();
  #able: AbleAccount | undefined;
  #abort = new AbortController();
  #watched = false;
  #ended = false;
  #underWay = false;
  #nextAt = 0;
  #unplan: () => void = () => undefined;

  constructor(parts: NewsParts) {
    const { abilities, taskList, log } = parts;
    this.#parts = parts;
    this.#able = abilities.cached;
    this.#subscriptions = Disposable.from(
      abilities.onDidAnswer(() => {
        this.#beginAgain();
      }),
      abilities.onDidChange(() => {
        this.#beginAgain();
      }),
      taskList.onDidChange(() => {
        detach(log, 'Hearing of tasks', this.#overhear());
      }),
      onDidChangeSetting(Object.values(newsSettings), () => {
        detach(log, 'Forgetting news', this.#forget());
        this.#plan();
      }),
    );
    detach(log, 'Hearing of tasks', this.#overhear());
  }

  /** Starts or stops asking; a request under way is cancelled. */
  watch(watched: boolean): void {
    if (watched === this.#watched) return;
    this.#watched = watched;
    if (!watched) this.#giveUp();
    this.#plan();
  }

  dispose(): void {
    this.#ended = true;
    this.#unplan();
    this.#abort.abort();
    this.#subscriptions.dispose();
  }

  /** The sources that somebody wants to hear. */
  get #wanted(): readonly NewsSource[] {
    return sourcesFor(newsKinds.filter((kind) => notifiesAbout(newsSettings[kind])));
  }

  /** Those of them that the service has for this person. */
  get #open(): readonly NewsSource[] {
    const { can } = this.#able ?? {};
    return this.#wanted
      .filter((source) => (source === 'tasks' ? can?.completesTasks : can?.followsRuns) === true)
      .filter((source) => !this.#refused.has(source));
  }

  #beginAgain(): void {
    const able = this.#parts.abilities.cached;
    if (able?.session !== this.#able?.session) {
      this.#giveUp();
      this.#refused.clear();
      this.#nextAt = 0;
    }
    this.#able = able;
    this.#plan();
  }

  #giveUp(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #plan(): void {
    this.#unplan();
    const isAsking = this.#watched && !this.#ended && this.#open.length > 0;
    if (!isAsking || this.#underWay) return;
    const { clock } = this.#parts;
    const wait = this.#nextAt - clock.now();
    this.#unplan = clock.after(Math.max(0, wait), () => {
      detach(this.#parts.log, 'Asking for news', this.#takeTurn());
    });
  }

  async #takeTurn(): Promise<void> {
    const able = this.#able;
    if (!able || this.#underWay) return;
    this.#underWay = true;
    let next = this.#parts.clock.now() + newsPause;
    try {
      next = await this.#ask(able, this.#abort.signal);
    } catch (error) {
      this.#parts.log.error(`Asking for news failed: ${describe(error)}`);
    }
    this.#underWay = false;
    if (able.session === this.#able?.session) this.#nextAt = next;
    this.#plan();
  }

  /** Asks the next source, unless another window has just asked; returns when to ask again. */
  async #ask(able: AbleAccount, signal: AbortSignal): Promise<number> {
    const { clock, kept } = this.#parts;
    const account = able.session.account.id;
    const now = clock.now();
    const memory = await kept.get(account);
    const waitsUntil = memory.askedAt + newsPause;
    // A clock that was set back must not make the pause longer.
    if (now < waitsUntil && memory.askedAt <= now) return waitsUntil;
    const source = nextSource(memory, this.#open);
    if (source === undefined || isOver(signal)) return now;
    await kept.change(account, (before) => askedNow(before, source, now));
    const answer = await this.#read(source, able, signal);
    if (isOver(signal)) {
      await kept.change(account, (later) => notAsked(later, source, now, memory));
      return now;
    }
    if (answer?.ok === true) await this.#hear(account, answer.value);
    else if (!answer || isRefused(answer.error)) this.#refused.add(source);
    const held = answer?.ok === false ? heldUntil(answer.error) : undefined;
    return Math.max(now + newsPause, held ?? 0);
  }

  /** Reads a source with one request; undefined where it cannot be asked for this person. */
  async #read(
    source: NewsSource,
    { session: { api } }: AbleAccount,
    signal: AbortSignal,
  ): Promise<Awaited<Answer<Hear>> | undefined> {
    if (source === 'tasks') {
      return heardBy(
        api.listNewestTasks(signal),
        ({ items, next }) =>
          (memory, now) =>
            hearTasks(memory, items, next === undefined, now),
      );
    }
    const me = await this.#parts.me();
    if (me === undefined) return undefined;
    return source === 'sent'
      ? heardBy(
          api.listSentNews(me, signal),
          ({ items }) =>
            (memory, now) =>
              hearSent(memory, items, now),
        )
      : heardBy(
          api.listLateRuns(me, this.#parts.clock.now(), signal),
          ({ items }) =>
            (memory, now) =>
              hearRuns(memory, items, now),
        );
  }

  /** Hears what My Tasks has just read, which needs no request. */
  async #overhear(): Promise<void> {
    const able = this.#able;
    const { value, error, asOf } = this.#parts.taskList.now;
    // What was kept is no news.
    const isNow = value !== undefined && !error && asOf === undefined;
    if (!able || !isNow || !this.#open.includes('tasks')) return;
    await this.#hear(able.session.account.id, (memory, now) =>
      hearTasks(memory, value.items, value.unreadable.length === 0, now),
    );
  }

  async #hear(account: AccountId, hear: Hear): Promise<void> {
    let news: readonly News[] = [];
    await this.#parts.kept.change(account, (before) => {
      const heard = hear(forgetOthers(before, this.#wanted), this.#parts.clock.now());
      news = heard.news;
      return isWorthKeeping(before, heard.memory) ? heard.memory : undefined;
    });
    await this.#tell(account, news);
  }

  async #forget(): Promise<void> {
    const able = this.#able;
    if (!able) return;
    await this.#parts.kept.change(able.session.account.id, (memory) =>
      forgetOthers(memory, this.#wanted),
    );
  }

  async #tell(account: AccountId, all: readonly News[]): Promise<void> {
    const { isInFront, notify, log } = this.#parts;
    const news: News[] = [];
    for (const each of all) {
      const isWanted = notifiesAbout(newsSettings[kindOf(each)]) && !isInFront(account, each);
      if (isWanted && !(await this.#isKnownFromLaunch(account, each))) news.push(each);
    }
    // The notification stays until somebody answers it; the next request does not wait for that.
    if (news.length > 0) detach(log, 'Telling news', notify(account, news));
  }

  /**
   * Whether the person knows it from a launch from here: as the one who has just launched the run,
   * or from being told that this run is overdue.
   */
  async #isKnownFromLaunch(account: AccountId, news: News): Promise<boolean> {
    if (news.kind === 'mention') return false;
    const { history } = this.#parts;
    const records = (await history.list()).filter((record) => record.account.id === account);
    if (news.kind === 'newTask') return records.some((record) => hasBegun(news, record));
    const record = records.find(({ id }) => id === news.run.id);
    return record !== undefined && !(await history.markNotified(record, 'stalled'));
  }
}

/** How far a launch and the start of its first task may lie apart: clocks differ. */
const closeBy = 2 * 60_000;

/** Whether a task has come with the launch of its run from here; the news does not say which run. */
const hasBegun = ({ runName, startedAt = 0 }: NewTask, { name, launchedAt }: RunRecord): boolean =>
  runName === name && Math.abs(startedAt - launchedAt) < closeBy;

/** Whether a request was given up: read again, since it changes while somebody waits. */
const isOver = ({ aborted }: AbortSignal): boolean => aborted;

/** Whether another request of the session would end like this, too. */
const isRefused = (error: ServiceError): boolean => isGone(error) || error.kind === 'notSupported';

async function heardBy<Item>(
  answer: Answer<Page<Item>>,
  hear: (page: Page<Item>) => Hear,
): Answer<Hear> {
  const page = await answer;
  return page.ok ? success(hear(page.value)) : page;
}
