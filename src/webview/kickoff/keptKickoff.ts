import * as v from 'valibot';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import type { SavedInput } from '../../protocol/input.ts';
import { type KickoffPageState, kickoffPageStateSchema } from '../../protocol/kickoffPage.ts';
import type { HostLink } from '../page/hostLink.ts';

/** The state that VS Code keeps for this page while it is hidden, reloaded or restored. */
export class KeptKickoff {
  readonly #link: HostLink<unknown, KickoffPageState>;
  readonly #owner: Pick<KickoffPageState, 'version' | 'accountId' | 'workflowId'>;
  #cleared: FormInput | undefined;

  constructor(link: HostLink<unknown, KickoffPageState>, accountId: string, workflowId: string) {
    this.#link = link;
    this.#owner = { version: 1, accountId, workflowId };
    this.#cleared = this.#kept()?.cleared;
  }

  /**
   * The input typed into this form before; undefined if the state is of another account or
   * workflow.
   */
  get saved(): SavedInput | undefined {
    return this.#kept()?.saved;
  }

  /** The cleared input, until something else is typed. */
  get cleared(): FormInput | undefined {
    return this.#cleared;
  }

  write(input: FormInput): SavedInput {
    const saved: SavedInput = { input, editedAt: Date.now() };
    this.#cleared = undefined;
    this.#link.keep({ ...this.#owner, saved });
    return saved;
  }

  /** Keeps the cleared input, so that it can be restored. */
  clear(input: FormInput): void {
    if (hasContent(input)) this.#cleared = input;
    this.forget();
  }

  /**
   * Keeps only the account and workflow of the page, which the host needs to restore it, and the
   * cleared input.
   */
  forget(): void {
    this.#link.keep({ ...this.#owner, ...(this.#cleared && { cleared: this.#cleared }) });
  }

  /** Removes all input: it has been launched. */
  forgetAll(): void {
    this.#cleared = undefined;
    this.forget();
  }

  #kept(): KickoffPageState | undefined {
    const kept = v.safeParse(kickoffPageStateSchema, this.#link.kept());
    if (!kept.success) return undefined;
    const { accountId, workflowId } = kept.output;
    const ours = accountId === this.#owner.accountId && workflowId === this.#owner.workflowId;
    return ours ? kept.output : undefined;
  }
}
