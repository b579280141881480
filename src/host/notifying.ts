import { Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { Clock } from '../core/base/clock.ts';
import type { AccountId } from '../core/base/ids.ts';
import type { News } from '../core/news/news.ts';
import type { Abilities } from './account/abilities.ts';
import type { AccountNames } from './account/accountNames.ts';
import { type AccountUseParts, closingWith } from './account/accountUse.ts';
import type { KeyOwner } from './account/identity.ts';
import { webOf } from './account/webLinks.ts';
import type { PersonClock } from './account/zones.ts';
import type { RunHistory } from './launches/runHistory.ts';
import { viewIds } from './manifest/ids.ts';
import { KeptNews } from './news/keptNews.ts';
import { showNews } from './news/newsNotifications.ts';
import { NewsWatch } from './news/newsWatch.ts';
import type { Pages } from './pages.ts';
import type { Attention } from './polling/attention.ts';
import { showRunNotifications } from './runs/runNotifications.ts';
import { RunWatch } from './runs/runWatch.ts';
import type { TaskList } from './tasks/taskList.ts';

/** The parts that notifications work with. */
export interface NotifyingParts extends AccountUseParts {
  readonly abilities: Abilities;
  readonly taskList: TaskList;
  readonly history: RunHistory;
  readonly names: AccountNames;
  readonly keyOwner: KeyOwner;
  readonly attention: Attention;
  readonly pages: Pick<Pages, 'inFront' | 'openRun' | 'openTask'>;
  readonly zones: PersonClock;
  readonly clock: Clock;
  readonly log: LogOutputChannel;
  /** The folder for what was told. */
  readonly folder: Uri;
}

/** What looks for something to notify a person of. */
export interface Notifying {
  /** Follows where the person looks. */
  look(): void;
  /** Notes that a run was launched, or that something was changed here. */
  noteChange(): void;
  dispose(): void;
}

/** Watches what a person is notified of: runs launched from here, and news. */
export function createNotifying(parts: NotifyingParts): Notifying {
  const { abilities, taskList, history, attention, pages, zones, clock, log } = parts;
  const lists = { abilities, clock, log };
  const runWatch = new RunWatch(lists, history, (runs) =>
    showRunNotifications(runs, {
      ...{ opensInBrowser: webOf(abilities.cached) !== undefined, clock: zones.now, pages },
    }),
  );
  const kept = new KeptNews(parts.folder, log);
  const newsWatch = new NewsWatch({
    ...{ ...lists, kept, taskList, history },
    me: async () => (await parts.keyOwner.identity())?.id,
    isInFront: (account, news) => isInFront(parts, account, news),
    notify: (account, news) => {
      const session = abilities.cached?.session;
      // The notification may be answered when another account is in use.
      const closes = closingWith(parts, session?.account.id === account ? session : undefined);
      return showNews(news, { account, pages, clock: zones.now, closes });
    },
  });
  const all = Disposable.from(runWatch, newsWatch, kept);
  return {
    look: () => {
      const isLookedAt = attention.isOn(viewIds.runs, viewIds.myTasks) || attention.isOnPage;
      runWatch.watch(isLookedAt);
      newsWatch.watch(attention.isFocused);
    },
    noteChange: () => {
      runWatch.noteChange();
    },
    dispose: () => {
      all.dispose();
    },
  };
}

/** Whether the news can be seen: on the page of its task or run, or a new task in My Tasks. */
export function isInFront(
  parts: Pick<NotifyingParts, 'attention' | 'pages' | 'names'>,
  account: AccountId,
  news: News,
): boolean {
  const { attention, pages, names } = parts;
  if (news.kind === 'newTask' && attention.isOn(viewIds.myTasks)) return true;
  const run = news.kind === 'newTask' ? undefined : news.run;
  const { tasks, runs } = pages.inFront;
  const isOurs = ({ accountId }: { readonly accountId: AccountId }): boolean =>
    names.now(accountId) === account;
  return (
    tasks.some((page) => isOurs(page) && page.taskId === news.task?.id) ||
    runs.some((page) => isOurs(page) && page.runId === run?.id)
  );
}
