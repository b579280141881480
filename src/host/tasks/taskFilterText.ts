import { l10n } from 'vscode';
import type { TaskFilter } from '../../core/tasks/taskFilter.ts';
import { dueFilterText } from '../runs/runText.ts';

/** A short text about the filter of tasks. */
export function taskFilterText({ completed, due, workflow, person }: TaskFilter): string {
  const state = completed ? l10n.t('Completed') : l10n.t('Open');
  return [
    due ? dueFilterText(due) : state,
    person ? person.name : l10n.t('mine'),
    ...(workflow ? [workflow.name] : []),
  ].join(' · ');
}
