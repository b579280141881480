import { l10n, type QuickInputButton, type QuickPick, ThemeIcon } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import { success } from '../../core/base/result.ts';
import type { LaunchOf } from '../../core/workflows/byUse.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { Row } from '../platform/choice.ts';
import { showError } from '../platform/notify.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { type SearchParts, searchService } from './searchService.ts';
import { ShownWorkflows } from './shownWorkflows.ts';
import type { WorkflowFinder } from './workflowFinder.ts';
import { errorText } from '../service/errorText.ts';

/** The parts that choosing a workflow needs. */
export interface PickParts extends SearchParts {
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
 * loaded.
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
  pick.busy = true;
  const buttons: readonly QuickInputButton[] = launch
    ? [{ iconPath: new ThemeIcon('play'), tooltip: l10n.t('Launch…') }]
    : [];
  pick.onDidTriggerItemButton(({ item: { value } }) => {
    if (value) launch?.(value);
    pick.hide();
  });
  const chosen = filtered.choose();
  const begun = await Promise.race([parts.workflows.beginning(), chosen]);
  if (!begun || !('ok' in begun)) return undefined;
  if (!begun.ok) return failed(pick, begun.error);
  const shown = new ShownWorkflows(filtered, parts.workflowFinder, {
    include,
    launches: (await launches?.()) ?? [],
    buttons,
  });
  const { items, whole } = begun.value;
  searchService(filtered, parts, include, buttons);
  if (whole) {
    filtered.isLoading = true;
    shown.begin(items);
  }
  const loaded = whole ? await Promise.race([whole, chosen]) : success(items);
  if (!loaded || !('ok' in loaded)) return loaded;
  if (!loaded.ok) return failed(pick, loaded.error);
  filtered.isLoading = false;
  pick.busy = false;
  const count = shown.show(loaded.value);
  if (count === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}

async function failed(pick: QuickPick<Row<Workflow>>, error: ServiceError): Promise<undefined> {
  pick.hide();
  await showError(errorText(error));
  return undefined;
}
