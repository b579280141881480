import { l10n, type QuickInputButton, ThemeIcon } from 'vscode';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { withoutIcons } from '../platform/notify.ts';
import type { Abilities } from '../account/abilities.ts';
import type { Row } from '../platform/choice.ts';
import type { FilteredPick } from '../platform/filteredPick.ts';
import { pauseMs, searchFailureRow } from '../platform/pausedSearch.ts';
import { errorText } from '../service/errorText.ts';
import { workflowChoices } from './pickItem.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** The parts that a search works with. */
export interface SearchParts {
  readonly workflows: WorkflowStore;
  readonly abilities: Pick<Abilities, 'cached'>;
}

/**
 * Has the service search for the typed text: by itself where no workflow of the list fits, else on
 * demand, since the service also looks at the names of tasks. What it finds is shown even where our
 * own matcher would leave it out; where it cannot search, that is said, and it can be asked again.
 */
export function searchService(
  filtered: FilteredPick<Workflow>,
  { workflows, abilities }: SearchParts,
  include: (workflow: Workflow) => boolean,
  buttons: readonly QuickInputButton[] = [],
): void {
  const { pick } = filtered;
  let abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const search = async (text: string, signal: AbortSignal): Promise<void> => {
    pick.busy = true;
    const found = await workflows.search(text, signal);
    if (signal.aborted) return;
    pick.busy = filtered.isLoading;
    filtered.extend(
      found.ok
        ? foundRows(found.value.filter(include), buttons)
        : [searchFailureRow(errorText(found.error)), offer(text)],
    );
  };
  const stop = (): void => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    pick.busy = filtered.isLoading;
  };
  const offer = (text: string): Row<Workflow> => ({
    label: l10n.t('Search Pneumatic for “{0}”', withoutIcons(text)),
    iconPath: new ThemeIcon('search'),
    act: () => {
      stop();
      void search(text, abort.signal);
    },
  });
  pick.onDidChangeValue((value) => {
    stop();
    const text = value.trim();
    if (text === '') return;
    const { signal } = abort;
    filtered.look();
    timer = setTimeout(() => {
      if (filtered.fitting.length === 0) void search(text, signal);
      else if (abilities.cached?.can.searches) filtered.extend([offer(text)]);
    }, pauseMs);
  });
  pick.onDidHide(() => {
    clearTimeout(timer);
    abort.abort();
  });
}

const foundRows = (
  workflows: readonly Workflow[],
  buttons: readonly QuickInputButton[],
): readonly Row<Workflow>[] =>
  workflowChoices(workflows, [l10n.t('found by the service')], buttons).map(({ row }) => row);
