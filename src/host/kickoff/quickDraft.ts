import type { AccountId, WorkflowId } from '../../core/base/ids.ts';
import type { Field } from '../../core/form/field.ts';
import { type FormInput, emptyInput } from '../../core/form/input.ts';
import { adopted } from '../../core/form/startChanges.ts';
import { cameOfDraft } from '../../core/launches/runRecord.ts';
import type { SavedInput } from '../../protocol/input.ts';
import { DraftKeeper, type Drafts } from '../form/drafts.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { KickoffPages } from './kickoffPages.ts';
import type { FilledElsewhere } from './shownForm.ts';

/** The parts that keep a draft. */
export interface QuickDraftParts {
  readonly drafts: Drafts;
  readonly history: RunHistory;
  readonly kickoffPages: KickoffPages;
}

/**
 * The draft that Quick Launch fills in: that of the workflow’s form, which shows each change while it
 * is open.
 */
export class QuickDraft {
  readonly #parts: QuickDraftParts;
  readonly #form: { readonly accountId: AccountId; readonly workflowId: WorkflowId };
  #own: DraftKeeper | undefined;

  constructor(parts: QuickDraftParts, accountId: AccountId, workflowId: WorkflowId) {
    this.#parts = parts;
    this.#form = { accountId, workflowId };
  }

  /** Whether the open form of the workflow is being sent. */
  async isBeingSent(): Promise<boolean> {
    return (await this.#parts.kickoffPages.pageOf(this.#form))?.sending === true;
  }

  /** The input that was typed and not launched; undefined where there is none. */
  async unsent(): Promise<FormInput | undefined> {
    const draft = await (await this.#holder()).latest();
    if (!draft) return undefined;
    const runs = await this.#parts.history.list();
    return runs.some((run) => cameOfDraft(run, this.#form, draft)) ? undefined : draft.input;
  }

  /** The input now, as the fields of the form take it. */
  async input(fields: readonly Field[]): Promise<FormInput> {
    return adopted(fields, (await this.unsent()) ?? emptyInput);
  }

  async set(input: FormInput): Promise<SavedInput> {
    const saved: SavedInput = { input, editedAt: Date.now() };
    (await this.#holder()).set(saved);
    return saved;
  }

  /** Writes what is about to be sent: what is typed anywhere from then on is left by `clear`. */
  async beforeSending(input: FormInput): Promise<SavedInput> {
    const saved = await this.set(input);
    // The store logs a failure, and the next change tries again.
    await (this.#own ? this.#own.close() : this.flush()).catch(() => undefined);
    return saved;
  }

  /** Clears what was sent, and nothing that was typed since. */
  async clear({ editedAt }: SavedInput): Promise<void> {
    const holder = await this.#holder();
    if (this.#own) {
      this.#own.forget();
    } else {
      const latest = await holder.latest();
      if (latest && latest.editedAt > editedAt) return;
      holder.set({ input: emptyInput, editedAt: Date.now() });
    }
    await this.flush();
  }

  /** Writes what is not on disk yet; the store logs a failure, and the next change tries again. */
  async flush(): Promise<void> {
    await (await this.#holder()).flush().catch(() => undefined);
  }

  async #holder(): Promise<FilledElsewhere> {
    const page = await this.#parts.kickoffPages.pageOf(this.#form);
    if (page) {
      // What the page read when it was opened has to be all that was typed here.
      const mine = await this.#own?.latest();
      this.#own = undefined;
      // One that was launched or cleared there is not brought back.
      await page.draft.offer(mine);
      return page.draft;
    }
    const { accountId, workflowId } = this.#form;
    this.#own ??= new DraftKeeper(this.#parts.drafts, accountId, workflowId);
    return this.#own;
  }
}
