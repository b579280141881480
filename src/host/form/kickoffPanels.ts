import * as v from 'valibot';
import {
  type Disposable,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import type { FormInput } from '../../core/form/input.ts';
import { accountId, type AccountId, workflowId, type WorkflowId } from '../../core/ids.ts';
import { pageStateSchema } from '../../protocol/kickoffForm.ts';
import { formViewType } from '../manifest.ts';
import { askToConfirm } from '../messages.ts';
import type { FormTargetIds } from './formTarget.ts';
import { KickoffPanel, type PanelServices } from './kickoffPanel.ts';

/** The open kick-off forms: one per workflow and account. */
export class KickoffPanels implements WebviewPanelSerializer, Disposable {
  readonly #services: PanelServices;
  readonly #open = new Map<string, KickoffPanel>();
  readonly #registration: Disposable;

  constructor(services: PanelServices) {
    this.#services = services;
    this.#registration = window.registerWebviewPanelSerializer(formViewType, this);
  }

  /** Shows the form of a workflow; the one that is open already, if there is one. */
  show(account: AccountId, workflow: { readonly id: WorkflowId; readonly name: string }): void {
    this.#shown(account, workflow).reveal();
  }

  /** Shows the form with the values of an earlier run, after asking if it has others. */
  async showWith(
    account: AccountId,
    workflow: { readonly id: WorkflowId; readonly name: string },
    input: FormInput,
  ): Promise<void> {
    const panel = this.#shown(account, workflow);
    panel.reveal();
    if ((await panel.hasDraft()) && !(await mayReplace(workflow.name))) return;
    await panel.fill(input);
  }

  /** A tab of the window before its reload comes back. */
  deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const parsed = v.safeParse(pageStateSchema, state);
    if (parsed.success) {
      const { accountId: account, workflowId: workflow } = parsed.output;
      this.#adopt(panel, { accountId: accountId(account), workflowId: workflowId(workflow) });
    } else {
      panel.dispose();
    }
    return Promise.resolve();
  }

  /** Waits until all drafts are on disk. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map((panel) => panel.flush()));
  }

  dispose(): void {
    this.#registration.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #shown(
    account: AccountId,
    workflow: { readonly id: WorkflowId; readonly name: string },
  ): KickoffPanel {
    const target = { accountId: account, workflowId: workflow.id };
    const open = this.#open.get(keyOf(target));
    if (open) return open;
    const panel = window.createWebviewPanel(formViewType, workflow.name, ViewColumn.Active);
    return this.#adopt(panel, target);
  }

  #adopt(webviewPanel: WebviewPanel, target: FormTargetIds): KickoffPanel {
    const key = keyOf(target);
    webviewPanel.iconPath = Uri.joinPath(this.#services.extension, 'media', 'pneumatic-tab.svg');
    const panel = new KickoffPanel(webviewPanel, target, this.#services);
    this.#open.set(key, panel);
    panel.onDidDispose(() => {
      this.#open.delete(key);
      panel.dispose();
    });
    return panel;
  }
}

const keyOf = ({ accountId, workflowId }: FormTargetIds): string =>
  JSON.stringify([accountId, workflowId]);

async function mayReplace(name: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await askToConfirm(
    l10n.t('The form of “{0}” has entries that were not launched.', name),
    l10n.t('Launching again replaces them with the values of the earlier run.'),
    replace,
  );
  return answer === replace;
}
