import * as v from 'valibot';
import type { FormInput } from '../../core/form/input.ts';
import type { SavedInput } from '../../protocol/input.ts';
import { type PageState, pageStateSchema } from '../../protocol/kickoffForm.ts';
import type { HostLink } from '../vscodeApi.ts';

/** What VS Code keeps for this page while it is hidden, reloaded or restored. */
export class SavedState {
  readonly #link: HostLink<unknown, PageState>;
  readonly #owner: Omit<PageState, 'saved'>;

  constructor(
    link: HostLink<unknown, PageState>,
    accountId: string | undefined,
    workflowId: string | undefined,
  ) {
    this.#link = link;
    this.#owner = { version: 1, accountId: accountId ?? '', workflowId: workflowId ?? '' };
  }

  /** What was typed into this very form before; of another account or workflow, nothing. */
  read(): SavedInput | undefined {
    const kept = v.safeParse(pageStateSchema, this.#link.kept());
    if (!kept.success) return undefined;
    const { accountId, workflowId, saved } = kept.output;
    const ours = accountId === this.#owner.accountId && workflowId === this.#owner.workflowId;
    return ours ? saved : undefined;
  }

  write(input: FormInput): SavedInput {
    const saved: SavedInput = { input, editedAt: Date.now() };
    this.#link.keep({ ...this.#owner, saved });
    return saved;
  }

  /** Keeps no more than whose page this is, which the host needs to restore its panel. */
  forget(): void {
    this.#link.keep(this.#owner);
  }
}
