import { type FormInput, hasContent } from '../../core/form/input.ts';
import type { SavedInput } from '../../protocol/input.ts';
import type { HostLink } from '../page/hostLink.ts';

/** The input of a form that VS Code keeps for its page. */
interface KeptParts {
  readonly saved?: SavedInput | undefined;
  /** The input that was cleared, until the next typing. */
  readonly cleared?: FormInput | undefined;
}

/**
 * The state that VS Code keeps for the page of a form while it is hidden, reloaded or restored. The
 * owner says which form that is.
 */
export class KeptInput<Owner extends object> {
  readonly #link: HostLink<unknown, Owner & KeptParts>;
  readonly #owner: Owner;
  readonly #read: (kept: unknown) => KeptParts | undefined;
  #cleared: FormInput | undefined;

  /** @param read reads a state of the same owner; undefined for any other. */
  constructor(
    link: HostLink<unknown, Owner & KeptParts>,
    owner: Owner,
    read: (kept: unknown) => KeptParts | undefined,
  ) {
    this.#link = link;
    this.#owner = owner;
    this.#read = read;
    this.#cleared = read(link.kept())?.cleared;
  }

  /** The input typed into this form before; undefined if the state is of another owner. */
  get saved(): SavedInput | undefined {
    return this.#read(this.#link.kept())?.saved;
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

  /**
   * Keeps the cleared input, so that it can be restored. If nothing was typed since an earlier input
   * was cleared or replaced, the earlier one stays: the form was only filled in since.
   */
  clear(input: FormInput): void {
    if (hasContent(input)) this.#cleared ??= input;
    this.forget();
  }

  /** Keeps only the owner, which the host needs to restore the page, and the cleared input. */
  forget(): void {
    this.#link.keep({ ...this.#owner, ...(this.#cleared && { cleared: this.#cleared }) });
  }

  /** Removes all input: it has been sent. */
  forgetAll(): void {
    this.#cleared = undefined;
    this.forget();
  }
}
