import * as v from 'valibot';
import { type Disposable, l10n } from 'vscode';
import type { FormInput } from '../../core/form/input.ts';
import { accountId, type AccountId, workflowId, type WorkflowId } from '../../core/base/ids.ts';
import { kickoffPageStateSchema } from '../../protocol/kickoffPage.ts';
import { formViewType } from '../manifest/ids.ts';
import { askToConfirm } from '../platform/notify.ts';
import { type PageKind, OpenPages } from '../page/openPages.ts';
import type { FormTargetIds } from './formTarget.ts';
import type { KickoffPanel } from './kickoffPanel.ts';

const formTarget = v.pipe(
  kickoffPageStateSchema,
  v.transform((state): FormTargetIds => ({
    accountId: accountId(state.accountId),
    workflowId: workflowId(state.workflowId),
  })),
);

/** The open kick-off forms: one per workflow and account. */
export class KickoffPages implements Disposable {
  readonly #forms: OpenPages<FormTargetIds, KickoffPanel>;

  constructor(kind: PageKind<FormTargetIds, KickoffPanel>) {
    this.#forms = new OpenPages({ ...kind, viewType: formViewType, state: formTarget });
  }

  /** Shows the form of a workflow: the one that is open, or else a new one. */
  show(account: AccountId, workflow: { readonly id: WorkflowId; readonly name: string }): void {
    this.#forms.show({ accountId: account, workflowId: workflow.id }, workflow.name);
  }

  /** Shows the form with the values of an earlier run, after asking if it has others. */
  async showWith(
    account: AccountId,
    { id, name }: { readonly id: WorkflowId; readonly name: string },
    input: FormInput,
  ): Promise<void> {
    const panel = await this.#forms.open({ accountId: account, workflowId: id }, name);
    if ((await panel.hasDraft()) && !(await mayReplace(name))) return;
    await panel.fill(input);
  }

  /** Waits until all drafts are on disk. */
  flush(): Promise<void> {
    return this.#forms.flush();
  }

  dispose(): void {
    this.#forms.dispose();
  }
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await askToConfirm(
    l10n.t('The form of “{0}” has entries that were not launched.', name),
    l10n.t('Launching again replaces them with the values of the earlier run.'),
    replace,
  );
  return answer === replace;
}
