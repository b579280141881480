import { l10n, type QuickPick } from 'vscode';
import type { Workflow } from '../../core/workflow.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { type WorkflowItem, toItem } from './workflowItem.ts';

/** How long nothing has to be typed before the service is asked, in milliseconds. */
const pauseMs = 300;

/**
 * Lets the service search where nothing in the list has what is typed: it also looks at the names
 * of tasks. What it finds is shown whatever the list's own filter thinks of it.
 */
export function searchServer(
  pick: QuickPick<WorkflowItem>,
  workflows: WorkflowStore,
  include: (workflow: Workflow) => boolean,
): void {
  const listed = pick.items;
  let abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let extended = false;
  const search = async (text: string, signal: AbortSignal): Promise<void> => {
    pick.busy = true;
    const found = await workflows.search(text, signal);
    if (signal.aborted) return;
    pick.busy = false;
    const items = found.ok ? found.value.filter(include).map(asFound) : [];
    const shown = new Set(items.map(({ workflow }) => workflow.id));
    extended = true;
    pick.items = [...listed.filter(({ workflow }) => !shown.has(workflow.id)), ...items];
  };
  const stop = (): void => {
    clearTimeout(timer);
    abort.abort();
  };
  pick.onDidChangeValue((value) => {
    stop();
    pick.busy = false;
    if (extended) pick.items = listed;
    extended = false;
    const text = value.trim();
    if (text === '' || listed.some((item) => has(item, text))) return;
    abort = new AbortController();
    const { signal } = abort;
    timer = setTimeout(() => void search(text, signal), pauseMs);
  });
  pick.onDidHide(stop);
}

const asFound = (workflow: Workflow): WorkflowItem => ({
  ...toItem(workflow),
  description: l10n.t('found by Pneumatic'),
  alwaysShow: true,
});

const has = ({ label, description = '', detail = '' }: WorkflowItem, text: string): boolean =>
  `${label}\n${description}\n${detail}`.toLowerCase().includes(text.toLowerCase());
