import { commands, env, l10n } from 'vscode';
import { latenessOf } from '../../core/runs/lateness.ts';
import type { RunNotificationKind } from '../../core/launches/runRecord.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { type CommandId, viewIds } from '../manifest/ids.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import { showInformation, showWarning } from '../platform/notify.ts';
import { dateTime, shownName } from '../platform/format.ts';
import type { RunNotification } from './runWatch.ts';

/** A text about runs, with the buttons that it offers. */
export interface Notice {
  readonly urgent: boolean;
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** Where a notification is shown, and what it leads to. */
interface NoticePlace {
  /** Whether the address of the account’s web app is known. */
  readonly opensInBrowser: boolean;
  readonly clock: ClockView;
  readonly pages: Pick<PageOpener, 'openRun'>;
}

interface Choice {
  readonly label: string;
  readonly take: () => PromiseLike<unknown>;
}

/** Notifies a person of runs that have finished or stalled, with buttons for a single one. */
export async function showRunNotifications(
  all: readonly RunNotification[],
  place: NoticePlace,
): Promise<void> {
  const { urgent, text, choices } = noticeOf(all, place);
  const labels = choices.map(({ label }) => label);
  const answer = await (urgent ? showWarning : showInformation)(text, ...labels);
  await choices.find(({ label }) => label === answer)?.take();
}

/** The text and buttons of a notification. */
export function noticeOf(all: readonly RunNotification[], place: NoticePlace): Notice {
  const [one, ...others] = all;
  if (one && others.length === 0) return noticeOfOne(one, place);
  return {
    urgent: false,
    text: [...textOfMany(all, 'finished'), ...textOfMany(all, 'stalled')].join(' '),
    choices: [
      {
        label: l10n.t('Show Runs'),
        take: () => commands.executeCommand(`${viewIds.runs}.focus`),
      },
    ],
  };
}

function noticeOfOne(
  notification: RunNotification,
  { opensInBrowser, clock, pages }: NoticePlace,
): Notice {
  const { record, run, kind } = notification;
  const finished = l10n.t('“{0}” is done.', shownName(run.name));
  return {
    urgent: kind === 'stalled',
    text: kind === 'finished' ? finished : stalledText(notification, clock),
    choices: [
      {
        label: l10n.t('Open'),
        // Another account may be in use by then: there, the id means another run.
        take: () => {
          pages.openRun(record.account.id, { id: run.id, name: run.name });
          return Promise.resolve();
        },
      },
      ...(opensInBrowser ? [inBrowser(notification)] : []),
      {
        label: l10n.t('Copy Run ID'),
        take: () => env.clipboard.writeText(run.id),
      },
    ],
  };
}

const inBrowser = ({ record }: RunNotification): Choice => ({
  label: l10n.t('Open in Browser'),
  take: () => execute('pneumatic.openInBrowser', record),
});

const execute = (command: CommandId, item: unknown): PromiseLike<unknown> =>
  commands.executeCommand(command, item);

function stalledText({ run }: RunNotification, clock: ClockView): string {
  const name = shownName(run.name);
  const late = latenessOf(run, Date.now());
  const since = late?.since ?? run.dueAt;
  if (since === undefined) return l10n.t('“{0}” is overdue.', name);
  const due = dateTime(since, clock);
  return late?.task
    ? l10n.t('“{0}” is overdue: “{1}” was due on {2}.', name, shownName(late.task.name), due)
    : l10n.t('“{0}” is overdue: it was due on {1}.', name, due);
}

function textOfMany(all: readonly RunNotification[], kind: RunNotificationKind): readonly string[] {
  const some = all.filter((each) => each.kind === kind);
  const [one] = some;
  if (!one) return [];
  if (some.length === 1) {
    return [
      kind === 'finished'
        ? l10n.t('“{0}” is done.', shownName(one.run.name))
        : l10n.t('“{0}” is overdue.', shownName(one.run.name)),
    ];
  }
  return [
    kind === 'finished'
      ? l10n.t('{0} runs that you launched from here are done.', some.length)
      : l10n.t('{0} runs that you launched from here are overdue.', some.length),
  ];
}
