import { env, l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { nearTime } from '../../core/base/nearTime.ts';
import type { RunTask } from '../../core/runs/run.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import type { RunNews, WaitEnd } from '../../core/vscodeTasks/followedRun.ts';
import type { WaitFor } from '../../core/vscodeTasks/launchTask.ts';
import type { NamingFault } from '../../core/vscodeTasks/taskNamed.ts';
import { eventSentence } from '../../protocol/log.ts';
import { shownName } from '../platform/format.ts';
import { logStrings } from '../runs/logStrings.ts';
import { currentTask, waitedFor } from '../runs/runRowText.ts';
import { dueText, snoozedText } from '../runs/runText.ts';

/** The moment at which something is told. */
interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clock: ClockView;
}

/** What a VS Code task waits for, and what ends that. */
export const waitText = (wait: WaitFor): string =>
  wait.until === 'task'
    ? l10n.t(
        'Waiting until “{0}” is completed. Ctrl+C stops waiting; the run goes on.',
        shownName(wait.task),
      )
    : l10n.t('Waiting until the run is done. Ctrl+C stops waiting; the run goes on.');

/** A line for the terminal about what has happened to a run, or about what it waits for. */
export const newsText = (news: RunNews, moment: Moment): string =>
  news.kind === 'event' ? eventText(news.event, moment) : waitsForText(news.tasks, moment);

function eventText(event: RunEvent, { now, clock: { zone } }: Moment): string {
  const strings = logStrings();
  const names: readonly string[] = [
    event.by ?? strings.service,
    shownName(event.task?.name ?? strings.aTask),
    event.target ?? strings.somebody,
    shownName(event.subRun?.name ?? ''),
  ];
  const text = eventSentence(event, strings).replace(
    /\{(\d)\}/g,
    (part, index) => names[Number(index)] ?? part,
  );
  return event.at === undefined
    ? text
    : `${nearTime(event.at, { now, zone, locale: env.language })}  ${text}`;
}

function waitsForText(tasks: readonly RunTask[], moment: Moment): string {
  if (tasks.length === 0) return l10n.t('No task is being worked on now.');
  return tasks.map((task) => taskText(task, moment)).join('\n');
}

function taskText(task: RunTask, moment: Moment): string {
  const parts = [
    currentTask(task, undefined, 0),
    waitedFor(task),
    task.state === 'snoozed' ? snoozedText(task.snoozedUntil, moment) : '',
    task.state === 'active' && task.dueAt !== undefined ? dueText(task.dueAt, moment) : '',
  ];
  return l10n.t('Now: {0}', parts.filter((part) => part !== '').join(' · '));
}

/** How waiting has ended. */
export function waitEndText(end: WaitEnd, wait: WaitFor): string {
  const task = wait.until === 'task' ? shownName(wait.task) : '';
  switch (end.kind) {
    case 'finished':
      return l10n.t('The run is done.');
    case 'taskCompleted':
      return l10n.t('“{0}” is completed.', shownName(end.task.name));
    case 'endedEarly':
      return endedText(end.by, end.why !== undefined);
    case 'taskSkipped':
      return l10n.t('“{0}” was skipped, so that it will not be completed. The run goes on.', task);
    case 'taskNotReached':
      return l10n.t('The run is done, and “{0}” was not completed.', task);
    case 'noSuchTask':
      return l10n.t('{0} The run goes on.', namingText(end.fault));
  }
}

function endedText(by: string | undefined, isByRule: boolean): string {
  if (isByRule) return l10n.t('A condition of the workflow ended the run before its last task.');
  return by === undefined
    ? l10n.t('The run was ended before its last task.')
    : l10n.t('{0} ended the run before its last task.', by);
}

/** Why no single task has the name that “wait” gives, and what to write there. */
export function namingText(fault: NamingFault): string {
  const { name } = fault;
  if (fault.code === 'ambiguousTask') {
    const numbers = fault.numbers.map((number) => `“task:${number}”`).join(', ');
    return l10n.t('“wait”: several tasks are called “{0}”. Write one of {1}.', name, numbers);
  }
  const known = fault.known.map((each) => `“${shownName(each)}”`).join(', ');
  return l10n.t('“wait”: no task is called “{0}”. Its tasks are: {1}.', shownName(name), known);
}
