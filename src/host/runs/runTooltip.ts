import { l10n, type MarkdownString } from 'vscode';
import { latenessOf, snoozedUntil } from '../../core/runs/lateness.ts';
import type { RunRow } from '../../core/runs/runRows.ts';
import type { Run } from '../../core/runs/run.ts';
import { isCurrent } from '../../core/runs/runActions.ts';
import { dateTime, listText, shownName } from '../platform/format.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { errorNotice } from '../service/errorText.ts';
import { unreadableTooltip } from '../service/unreadableItem.ts';
import type { RunItemContext } from './runItems.ts';
import { currentTask, stateText, taskStateText, waitedFor } from './runRowText.ts';
import { dueText, snoozedText } from './runText.ts';

/** The tooltip of a row of the Runs view; undefined for one without. */
export function runRowTooltip(
  row: RunRow,
  context: RunItemContext,
): MarkdownString | string | undefined {
  switch (row.type) {
    case 'run':
      return runTooltip(row.run, context).build();
    case 'runTask':
      return runTaskTooltip(row, context).build();
    case 'runFailure':
      return errorNotice(row.error).message;
    case 'unreadable':
      return unreadableTooltip(row);
    case 'moreRuns':
    case 'overdueRuns':
      return undefined;
  }
}

function runTooltip(run: Run, context: RunItemContext): Tooltip {
  const { clock } = context;
  const tooltip = new Tooltip().title(run.name).line(stateLine(run, context));
  if (run.urgent) tooltip.line(l10n.t('Urgent'));
  if (run.workflow) tooltip.line(l10n.t('Workflow: {0}', run.workflow.name));
  const count = context.tasksCount(run);
  for (const task of run.tasks.filter(isCurrent)) {
    tooltip.line(l10n.t('Task: {0}', currentTask(task, count, 0)));
    if (waitedFor(task) !== '') tooltip.line(l10n.t('Performers: {0}', waitedFor(task)));
    if (task.dueAt !== undefined)
      tooltip.line(l10n.t('The task is due: {0}', dateTime(task.dueAt, clock)));
  }
  if (run.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(run.dueAt, clock)));
  if (run.startedAt !== undefined)
    tooltip.line(l10n.t('Started: {0}', dateTime(run.startedAt, clock)));
  if (run.startedBy !== undefined) tooltip.line(l10n.t('Started by: {0}', run.startedBy));
  if (run.completedAt !== undefined)
    tooltip.line(l10n.t('Done: {0}', dateTime(run.completedAt, clock)));
  return tooltip.clock(clock).line(l10n.t('Run ID: {0}', run.id));
}

/** The state, and why it is so: the date that has passed, or until when it is snoozed. */
function stateLine(run: Run, context: RunItemContext): string {
  const state = stateText(run, context.now);
  const late = latenessOf(run, context.now);
  if (late) {
    const why = late.task ? `${late.task.number}. ${shownName(late.task.name)}` : l10n.t('the run');
    return `${state}: ${why}, ${dueText(late.since, context)}`;
  }
  const until = snoozedUntil(run);
  return until === undefined ? state : `${state}: ${snoozedText(until, context)}`;
}

function runTaskTooltip(
  { task, planned }: Extract<RunRow, { type: 'runTask' }>,
  { clock }: RunItemContext,
): Tooltip {
  const tooltip = new Tooltip()
    .title(`${task.number}. ${task.name}`)
    .line(taskStateText(task.state));
  for (const performer of task.performers) {
    const name = performer.isMe ? l10n.t('you') : performer.name;
    tooltip.line(
      performer.completed ? l10n.t('Performer: {0}, done', name) : l10n.t('Performer: {0}', name),
    );
  }
  if (planned && planned.people.length > 0)
    tooltip.line(l10n.t('Will be done by: {0}', listText(planned.people)));
  for (const { number, name } of planned?.after ?? [])
    tooltip.line(l10n.t('Comes after: {0}', `${number}. ${name}`));
  if (task.checklist.total > 0) {
    const { marked, total } = task.checklist;
    tooltip.line(l10n.t('Checklist: {0} of {1}', marked, total));
  }
  if (task.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(task.dueAt, clock)));
  if (task.snoozedUntil !== undefined)
    tooltip.line(l10n.t('Snoozed until: {0}', dateTime(task.snoozedUntil, clock)));
  if (task.startedAt !== undefined)
    tooltip.line(l10n.t('Started: {0}', dateTime(task.startedAt, clock)));
  if (task.completedAt !== undefined) {
    tooltip.line(l10n.t('Completed: {0}', dateTime(task.completedAt, clock)));
  }
  return tooltip.clock(clock);
}
