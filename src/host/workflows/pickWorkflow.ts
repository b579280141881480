import { l10n, ThemeIcon } from 'vscode';
import { byUse } from '../../core/workflows/byUse.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { showError } from '../platform/notify.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { type SearchParts, searchService } from './searchService.ts';
import { workflowChoices } from './pickItem.ts';
import { errorText } from '../service/errorText.ts';

/** A launch of a workflow. */
export interface LaunchOf {
  readonly workflow: { readonly id: WorkflowId };
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
  parts: SearchParts,
  { title, placeholder, include, launches, launch }: PickOptions,
): Promise<Workflow | undefined> {
  const filtered = new FilteredPick<Workflow>({
    title,
    placeHolder: placeholder,
    isSame: (a, b) => a.id === b.id,
  });
  const { pick } = filtered;
  pick.busy = true;
  const buttons = launch ? [{ iconPath: new ThemeIcon('play'), tooltip: l10n.t('Launch…') }] : [];
  pick.onDidTriggerItemButton(({ item: { value } }) => {
    if (value) launch?.(value);
    pick.hide();
  });
  const chosen = filtered.choose();
  const loaded = await Promise.race([parts.workflows.list(), chosen]);
  if (!loaded || !('ok' in loaded)) return undefined;
  if (!loaded.ok) {
    pick.hide();
    await showError(errorText(loaded.error));
    return undefined;
  }
  const used = byUse(loaded.value.filter(include), (await launches?.()) ?? []);
  const choices = workflowChoices(used, [], buttons);
  filtered.choices = choices;
  pick.busy = false;
  searchService(filtered, parts, include, buttons);
  if (choices.length === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}
