import { l10n, type QuickPickItem } from 'vscode';
import type { Workflow } from '../../core/workflow.ts';
import { withoutIcons } from '../messages.ts';

/** A workflow to choose, or, without one, what has the service search. */
export interface PickItem extends QuickPickItem {
  readonly workflow: Workflow | undefined;
}

export const toItem = (workflow: Workflow): PickItem => ({
  label: withoutIcons(workflow.name),
  description: workflow.active ? '' : l10n.t('inactive'),
  detail: withoutIcons(firstLine(workflow.description)),
  workflow,
});

/** The first line with words in it; marks of Markdown are left out. */
const firstLine = (markdown: string): string =>
  (markdown.split('\n').find((line) => /\w/.test(line)) ?? '').replace(/[#*_`>]/g, '').trim();
