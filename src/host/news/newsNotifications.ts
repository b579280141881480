import { l10n, ThemeIcon } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { News } from '../../core/news/news.ts';
import { type NewsKind, kindOf, newsKinds } from '../../core/news/newsMemory.ts';
import type { ClosesPick } from '../account/accountUse.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { showInformation, showWarning, withoutIcons } from '../platform/notify.ts';

interface NewsPlace {
  readonly account: AccountId;
  readonly pages: Pick<PageOpener, 'openRun' | 'openTask'>;
  readonly clock: ClockView;
  /** Closes a pick once the account in use is another one. */
  readonly closes: ClosesPick;
}

/** In characters; the whole comment is on the page. */
const longestComment = 120;

/** Tells news in one notification, which opens its page, or lists what there is. */
export async function showNews(all: readonly News[], place: NewsPlace): Promise<void> {
  const [one, ...others] = all;
  if (!one) return;
  const isSingle = others.length === 0;
  const text = isSingle ? newsText(one, place.clock) : countText(all);
  const button = isSingle ? l10n.t('Open') : l10n.t('Show');
  const isLate = all.every((news) => kindOf(news) === 'overdue');
  const answer = await (isLate ? showWarning : showInformation)(text, button);
  if (answer !== button) return;
  const chosen = isSingle ? one : await pickNews(all, place);
  if (chosen) open(chosen, place);
}

/** One piece of news, as a sentence. */
export function newsText(news: News, clock: ClockView): string {
  switch (news.kind) {
    case 'newTask':
      return l10n.t(
        '“{0}” of “{1}” has come to you.',
        shownName(news.task.name),
        shownName(news.runName),
      );
    case 'mention':
      return l10n.t(
        'You are mentioned at “{0}” of “{1}”: {2}',
        shownName(news.task.name),
        shownName(news.run.name),
        shortened(news.text),
      );
    case 'lateTask': {
      const [task, run] = [shownName(news.task.name), shownName(news.run.name)];
      return news.dueAt === undefined
        ? l10n.t('Your task “{0}” of “{1}” is overdue.', task, run)
        : l10n.t(
            'Your task “{0}” of “{1}” is overdue: it was due on {2}.',
            ...[task, run, dateTime(news.dueAt, clock)],
          );
    }
    case 'lateRun': {
      const [run, due] = [shownName(news.run.name), dateTime(news.dueAt, clock)];
      return news.task === undefined
        ? l10n.t('“{0}” is overdue: it was due on {1}.', run, due)
        : l10n.t('“{0}” is overdue: “{1}” was due on {2}.', run, shownName(news.task.name), due);
    }
  }
}

/** How many there are of each kind. */
export const countText = (all: readonly News[]): string =>
  newsKinds
    .map((kind) => [kind, all.filter((news) => kindOf(news) === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => countOf[kind](count))
    .join(' ');

const countOf: Readonly<Record<NewsKind, (count: number) => string>> = {
  tasks: (count) =>
    count === 1 ? l10n.t('A task has come to you.') : l10n.t('{0} tasks have come to you.', count),
  mentions: (count) =>
    count === 1
      ? l10n.t('You are mentioned in a comment.')
      : l10n.t('You are mentioned in {0} comments.', count),
  overdue: (count) =>
    count === 1
      ? l10n.t('A task or run of yours is overdue.')
      : l10n.t('{0} tasks and runs of yours are overdue.', count),
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestComment
    ? `${line.slice(0, longestComment - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : line;
}

const icons: Readonly<Record<NewsKind, string>> = {
  tasks: 'checklist',
  mentions: 'mention',
  overdue: 'warning',
};

const pickNews = (all: readonly News[], { clock, closes }: NewsPlace): Promise<News | undefined> =>
  pickFrom<News>(
    all.map((news): Row<News> => {
      const isTask = news.kind !== 'lateRun';
      return {
        label: withoutIcons(shownName(isTask ? news.task.name : news.run.name)),
        detail: withoutIcons(newsText(news, clock)),
        iconPath: new ThemeIcon(icons[kindOf(news)]),
        value: news,
      };
    }),
    { title: l10n.t('News'), placeHolder: l10n.t('Choose one to open its page') },
    closes,
  );

function open(news: News, { account, pages }: NewsPlace): void {
  if (news.kind === 'lateRun') pages.openRun(account, news.run);
  else pages.openTask(account, news.task);
}
