import { l10n, type LogOutputChannel, type QuickInputButton, ThemeIcon } from 'vscode';
import { type LaunchOf, indexesByUse } from '../../core/workflows/byUse.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { detach } from '../platform/log.ts';
import { showError } from '../platform/notify.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { longerThan, mostShown } from '../platform/longList.ts';
import { type SearchParts, searchService } from './searchService.ts';
import { shownAs, workflowChoice, workflowChoices } from './pickItem.ts';
import type { WorkflowFinder } from './workflowFinder.ts';
import { errorText } from '../service/errorText.ts';

/** The parts that choosing a workflow needs. */
export interface PickParts extends SearchParts {
  readonly log: LogOutputChannel;
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
  const loaded = await Promise.race([parts.workflows.list(), chosen]);
  if (!loaded || !('ok' in loaded)) return undefined;
  if (!loaded.ok) {
    pick.hide();
    await showError(errorText(loaded.error));
    return undefined;
  }
  const all = loaded.value;
  const among = indexesByUse(all, (await launches?.()) ?? [], include);
  if (among.length > longerThan)
    detach(parts.log, title, showMany(parts, { filtered, all, among, buttons }));
  else {
    const workflows = among.flatMap((at) => all[at] ?? []);
    filtered.choices = workflowChoices(workflows, [], buttons);
  }
  pick.busy = false;
  searchService(filtered, parts, include, buttons);
  if (among.length === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}

interface Many {
  readonly filtered: FilteredPick<Workflow>;
  readonly all: readonly Workflow[];
  readonly among: readonly number[];
  readonly buttons: readonly QuickInputButton[];
}

/** Shows many workflows at once, and again where the first of them turn out to look alike. */
function showMany(
  { workflowFinder }: PickParts,
  { filtered, all, among, buttons }: Many,
): Promise<void> {
  const { matcher, shared, ready } = workflowFinder.in(all);
  const isShared = (workflow: Workflow): boolean => shared.has(shownAs(workflow));
  const show = (): void => {
    filtered.list({
      matcher,
      among,
      choice: (workflow) => workflowChoice(workflow, { isShared: isShared(workflow), buttons }),
    });
  };
  let isOpen = true;
  filtered.pick.onDidHide(() => {
    isOpen = false;
  });
  show();
  return ready.then(() => {
    const first = among.slice(0, mostShown).flatMap((at) => all[at] ?? []);
    if (isOpen && filtered.pick.value === '' && first.some(isShared)) show();
  });
}
