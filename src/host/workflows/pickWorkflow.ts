import { l10n, type QuickInputButton, type QuickPick, ThemeIcon } from 'vscode';
import { type ServiceError, isForbidden } from '../../core/base/errors.ts';
import { success } from '../../core/base/result.ts';
import type { LaunchOf } from '../../core/workflows/byUse.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { type AccountUseParts, closeWithAccount } from '../account/accountUse.ts';
import type { Row } from '../platform/choice.ts';
import { showError } from '../platform/notify.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { KeptChoices, type KeptChoicesParts } from './keptChoices.ts';
import { type SearchParts, searchService } from './searchService.ts';
import { ShownWorkflows } from './shownWorkflows.ts';
import type { WorkflowFinder } from './workflowFinder.ts';
import type { ListBegun, Loaded } from './workflowStore.ts';
import { errorText } from '../service/errorText.ts';

/** The parts that choosing a workflow needs. */
export interface PickParts extends SearchParts, KeptChoicesParts, AccountUseParts {
  readonly workflowFinder: WorkflowFinder;
}

interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly include: (workflow: Workflow) => boolean;
  /** Reads the launches, which say what is used most: that comes first. */
  readonly launches?: (() => Promise<readonly LaunchOf[]>) | undefined;
  /** Opens the form of a workflow, for a button in its row. */
  readonly launch?: ((workflow: Workflow) => void) | undefined;
}

/**
 * Lets a person choose one of all workflows; the list opens at once and is filled when it is
 * loaded. Until then it has the workflows as they were kept, and they stay where the service cannot
 * be asked.
 */
export async function pickWorkflow(
  parts: PickParts,
  { title, placeholder, include, launches, launch }: PickOptions,
): Promise<Workflow | undefined> {
  const filtered = new FilteredPick<Workflow>({
    title,
    placeHolder: placeholder,
    isSame: (a, b) => a.id === b.id,
  });
  const { pick } = filtered;
  const use = closeWithAccount(parts, pick);
  pick.busy = true;
  filtered.isLoading = true;
  const buttons: readonly QuickInputButton[] = launch
    ? [{ iconPath: new ThemeIcon('play'), tooltip: l10n.t('Launch…') }]
    : [];
  pick.onDidTriggerItemButton(({ item: { value } }) => {
    if (value) launch?.(value);
    pick.hide();
  });
  const chosen = filtered.choose();
  const list = parts.workflows.beginning();
  const launched = await Promise.race([launches?.() ?? [], chosen]);
  if (!launched || !('length' in launched)) return launched;
  const shown = new ShownWorkflows(filtered, parts.workflowFinder, {
    include,
    launches: launched,
    buttons,
  });
  const kept = new KeptChoices(parts, filtered, shown);
  const offered = kept.offer(list);
  searchService(filtered, parts, include, buttons);
  const begin = (items: readonly Workflow[]): void => {
    if (kept.isShown) return;
    kept.end();
    shown.begin(items);
  };
  const load = async (): Promise<Loaded<readonly Workflow[]>> => {
    const first = await wholeOf(list, begin);
    // The list was dropped, such as for one in another order.
    const isDropped = !first.ok && first.error.kind === 'cancelled' && !use.isOver;
    const whole = isDropped ? await wholeOf(parts.workflows.beginning(), begin) : first;
    // What was kept may still be read, and stays where the service cannot be asked.
    if (!whole.ok && !isForbidden(whole.error)) await offered;
    return whole;
  };
  const loaded = await Promise.race([load(), chosen]);
  if (!loaded || !('ok' in loaded)) return loaded;
  if (!loaded.ok) {
    if (!kept.isShown || isForbidden(loaded.error))
      return use.isOver ? undefined : failed(pick, loaded.error);
    kept.stay(loaded.error);
    return chosen;
  }
  kept.end();
  filtered.isLoading = false;
  pick.busy = false;
  const count = shown.show(loaded.value);
  if (count === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}

/**
 * The whole list.
 * @param onFirst is called with its beginning, where that is there earlier.
 */
async function wholeOf(
  list: Promise<Loaded<ListBegun>>,
  onFirst: (items: readonly Workflow[]) => void,
): Promise<Loaded<readonly Workflow[]>> {
  const begun = await list;
  if (!begun.ok) return begun;
  const { items, whole } = begun.value;
  if (!whole) return success(items);
  onFirst(items);
  return whole;
}

async function failed(pick: QuickPick<Row<Workflow>>, error: ServiceError): Promise<undefined> {
  pick.hide();
  await showError(errorText(error));
  return undefined;
}
