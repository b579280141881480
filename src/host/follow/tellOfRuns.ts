import { commands, env, l10n } from 'vscode';
import { isLate } from '../../core/follow/run.ts';
import type { RunNews } from '../../core/follow/news.ts';
import { type CommandId, viewIds } from '../manifest.ts';
import { showInformation, showWarning } from '../messages.ts';
import { dateTime, shownName } from '../text.ts';
import type { Told } from './runWatch.ts';

/** Tells a person of runs that have finished or stalled, with what can be done about one. */
export async function tellOfRuns(all: readonly Told[]): Promise<void> {
  const [one, ...others] = all;
  if (!one) return;
  if (others.length === 0) return tellOfOne(one);
  const show = l10n.t('Show Runs');
  const text = [...textOfMany(all, 'finished'), ...textOfMany(all, 'stalled')].join(' ');
  if ((await showInformation(text, show)) === show) {
    await commands.executeCommand(`${viewIds.runs}.focus`);
  }
}

async function tellOfOne(told: Told): Promise<void> {
  const { run, news } = told;
  const open = l10n.t('Open');
  const copy = l10n.t('Copy Process ID');
  const answer =
    news === 'finished'
      ? await showInformation(l10n.t('“{0}” has finished.', shownName(run.name)), open, copy)
      : await showWarning(stalledText(told), open, copy);
  if (answer === open) {
    const command: CommandId = 'pneumatic.openRun';
    await commands.executeCommand(command, { id: run.id, name: run.name });
  }
  if (answer === copy) await env.clipboard.writeText(run.id);
}

function stalledText({ run }: Told): string {
  const name = shownName(run.name);
  const task = run.tasks.find((each) => isLate(each, Date.now()));
  if (task?.dueAt !== undefined) {
    const due = dateTime(task.dueAt);
    return l10n.t('“{0}” is overdue: “{1}” was due on {2}.', name, shownName(task.name), due);
  }
  return run.dueAt === undefined
    ? l10n.t('“{0}” is overdue.', name)
    : l10n.t('“{0}” is overdue: it was due on {1}.', name, dateTime(run.dueAt));
}

function textOfMany(all: readonly Told[], news: RunNews): readonly string[] {
  const some = all.filter((told) => told.news === news);
  const [one] = some;
  if (!one) return [];
  if (some.length === 1) {
    return [
      news === 'finished'
        ? l10n.t('“{0}” has finished.', shownName(one.run.name))
        : l10n.t('“{0}” is overdue.', shownName(one.run.name)),
    ];
  }
  return [
    news === 'finished'
      ? l10n.t('{0} runs that you launched from here have finished.', some.length)
      : l10n.t('{0} runs that you launched from here are overdue.', some.length),
  ];
}
