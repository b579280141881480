import { l10n } from 'vscode';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { showError } from '../platform/notify.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { type SearchParts, searchService } from './searchService.ts';
import { workflowChoices } from './pickItem.ts';
import { errorText } from '../service/errorText.ts';

interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly include: (workflow: Workflow) => boolean;
}

/**
 * Lets a person choose one of all workflows; the list opens at once and is filled when it is
 * loaded.
 */
export async function pickWorkflow(
  parts: SearchParts,
  { title, placeholder, include }: PickOptions,
): Promise<Workflow | undefined> {
  const filtered = new FilteredPick<Workflow>({
    title,
    placeHolder: placeholder,
    isSame: (a, b) => a.id === b.id,
  });
  const { pick } = filtered;
  pick.busy = true;
  const chosen = filtered.choose();
  const loaded = await Promise.race([parts.workflows.list(), chosen]);
  if (!loaded || !('ok' in loaded)) return undefined;
  if (!loaded.ok) {
    pick.hide();
    await showError(errorText(loaded.error));
    return undefined;
  }
  const choices = workflowChoices(loaded.value.filter(include));
  filtered.choices = choices;
  pick.busy = false;
  searchService(filtered, parts, include);
  if (choices.length === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}
