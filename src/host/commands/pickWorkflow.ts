import { l10n, window } from 'vscode';
import type { Workflow } from '../../core/workflow.ts';
import { showError } from '../messages.ts';
import type { Services } from '../services.ts';
import { searchServer } from './searchServer.ts';
import { type PickItem, toItem } from './workflowItem.ts';
import { errorText } from '../text.ts';

interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly include: (workflow: Workflow) => boolean;
}

/** Lets a person choose among all workflows; the list shows at once and fills when loaded. */
export async function pickWorkflow(
  services: Services,
  { title, placeholder, include }: PickOptions,
): Promise<Workflow | undefined> {
  const pick = window.createQuickPick<PickItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  pick.show();
  const chosen = new Promise<Workflow | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item && !item.workflow) return;
      resolve(item?.workflow);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
  const loaded = await Promise.race([services.workflows.list(), chosen]);
  if (!loaded || !('ok' in loaded)) return undefined;
  if (!loaded.ok) {
    pick.hide();
    await showError(errorText(loaded.error));
    return undefined;
  }
  pick.items = loaded.value.filter(include).map(toItem);
  pick.busy = false;
  searchServer(pick, services, include);
  if (pick.items.length === 0) pick.placeholder = l10n.t('There is no workflow to choose');
  return chosen;
}
