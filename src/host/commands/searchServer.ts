import { l10n, type QuickPick, ThemeIcon } from 'vscode';
import type { Workflow } from '../../core/workflow.ts';
import { withoutIcons } from '../messages.ts';
import type { Services } from '../services.ts';
import { type PickItem, toItem } from './workflowItem.ts';

/** How long nothing has to be typed before the service is asked, in milliseconds. */
const pauseMs = 300;

/**
 * Lets the service search where nothing in the list has what is typed, and on demand where
 * something has: it also looks at the names of tasks. What it finds is shown whatever the list's own
 * filter thinks of it.
 */
export function searchServer(
  pick: QuickPick<PickItem>,
  { workflows, following }: Pick<Services, 'workflows' | 'following'>,
  include: (workflow: Workflow) => boolean,
): void {
  const listed = pick.items;
  let abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let extended = false;
  const show = (more: readonly PickItem[]): void => {
    extended = true;
    const shown = new Set(more.map(({ workflow }) => workflow?.id));
    pick.items = [...listed.filter(({ workflow }) => !shown.has(workflow?.id)), ...more];
  };
  const search = async (text: string, signal: AbortSignal): Promise<void> => {
    pick.busy = true;
    const found = await workflows.search(text, signal);
    if (signal.aborted) return;
    pick.busy = false;
    show(found.ok ? found.value.filter(include).map(asFound) : []);
  };
  const stop = (): void => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    pick.busy = false;
  };
  pick.onDidChangeValue((value) => {
    stop();
    if (extended) pick.items = listed;
    extended = false;
    const text = value.trim();
    if (text === '') return;
    const { signal } = abort;
    const offers = listed.some((item) => has(item, text));
    timer = setTimeout(() => {
      if (!offers) void search(text, signal);
      else if (following.abilities.now?.can.searches) show([offer(text)]);
    }, pauseMs);
  });
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (!item || item.workflow) return;
    stop();
    void search(pick.value.trim(), abort.signal);
  });
  pick.onDidHide(() => {
    clearTimeout(timer);
    abort.abort();
  });
}

const offer = (text: string): PickItem => ({
  label: l10n.t('Search Pneumatic for “{0}”', withoutIcons(text)),
  iconPath: new ThemeIcon('search'),
  alwaysShow: true,
  workflow: undefined,
});

const asFound = (workflow: Workflow): PickItem => ({
  ...toItem(workflow),
  description: l10n.t('found by Pneumatic'),
  alwaysShow: true,
});

const has = ({ label, description = '', detail = '' }: PickItem, text: string): boolean =>
  `${label}\n${description}\n${detail}`.toLowerCase().includes(text.toLowerCase());
