import * as v from 'valibot';
import { type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { type FormInput, emptyInput, hasContent } from '../../core/form/input.ts';
import {
  type AccountId,
  type RunId,
  type RunTaskId,
  type WorkflowId,
  accountId,
} from '../../core/base/ids.ts';
import { type SavedInput, savedInputSchema } from '../../protocol/input.ts';
import type { AccountNames } from '../account/accountNames.ts';
import { MovedRecords } from '../account/movedRecords.ts';
import { RecordStore } from '../platform/recordStore.ts';

const draftSchema = v.object({
  accountId: v.pipe(v.string(), v.transform(accountId)),
  workflowId: v.string(),
  /** Older versions kept one draft for all windows. */
  window: v.optional(v.string()),
  saved: savedInputSchema,
});

type Draft = v.InferOutput<typeof draftSchema>;

/**
 * How many empty drafts are kept. Each task that was completed leaves one, and all drafts are read
 * when a form is opened.
 */
const mostEmpty = 50;

const draftKind = {
  schema: draftSchema,
  keyOf: ({ accountId: account, workflowId, window }: Draft) => keyOf(account, workflowId, window),
  accountOf: (draft: Draft): AccountId => draft.accountId,
  withAccount: (draft: Draft, account: AccountId): Draft => ({ ...draft, accountId: account }),
  changedAt: ({ saved }: Draft): number => saved.editedAt,
};

/**
 * The form that a draft belongs to: that of a workflow, for a run of its own or for a sub-run of a
 * task; of a task; or of the values of a run.
 */
export type DraftOwner =
  WorkflowId | `sub-run:${RunTaskId}:${WorkflowId}` | `task:${RunTaskId}` | `values:${RunId}`;

/**
 * Input that was typed and has not been sent yet: one draft for each account, workflow or task, and
 * window. Two windows with the same form never overwrite each other's draft.
 */
export class Drafts implements Disposable {
  readonly #store: RecordStore<typeof draftSchema>;
  readonly #moved: MovedRecords<typeof draftSchema>;
  readonly #names: AccountNames;
  readonly #window: string;
  /** How many drafts this window has written. */
  #written = 0;

  /** @param window names this window; a reload keeps the name. */
  constructor(folder: Uri, log: LogOutputChannel, window: string, names: AccountNames) {
    this.#store = new RecordStore(folder, draftKind, log);
    this.#moved = new MovedRecords(this.#store, draftKind, names);
    this.#names = names;
    this.#window = window;
  }

  /** The draft of this window. */
  async get(account: AccountId, owner: DraftOwner): Promise<SavedInput | undefined> {
    await this.#moved.settle();
    const key = keyOf(this.#names.now(account), owner, this.#window);
    return (await this.#store.get(key))?.saved;
  }

  /**
   * The latest draft of any window: what was typed in a closed window can be sent from the next
   * one.
   */
  async latest(account: AccountId, owner: DraftOwner): Promise<SavedInput | undefined> {
    await this.#moved.settle();
    const all = await this.#store.list();
    const now = this.#names.now(account);
    return all
      .filter((draft) => draft.accountId === now && draft.workflowId === owner)
      .map(({ saved }) => saved)
      .sort((one, other) => other.editedAt - one.editedAt)[0];
  }

  /**
   * Keeps the draft. An empty one is kept too, among the latest of these: its time shows that what
   * a page still holds from before has been launched or cleared.
   */
  async put(account: AccountId, owner: DraftOwner, saved: SavedInput): Promise<void> {
    const window = this.#window;
    await this.#moved.settle();
    const draft = { accountId: account, workflowId: owner, window, saved };
    this.#written += 1;
    await this.#store.put(this.#moved.current(draft));
    // The store logs a failure, and the next empty draft tries again.
    if (!hasContent(saved.input)) await this.#removeOldEmpty().catch(() => undefined);
  }

  /** Leaves those that show of what another window has kept that it was launched or cleared. */
  async #removeOldEmpty(): Promise<void> {
    const written = this.#written;
    const all = await this.#store.list();
    // What was typed meanwhile may be in the place of an empty one.
    if (this.#written !== written) return;
    const typed = new Set(all.filter(({ saved }) => hasContent(saved.input)).map(formOf));
    const removable = all.filter(
      (draft) => !hasContent(draft.saved.input) && !typed.has(formOf(draft)),
    );
    await this.#store.keepLatest(mostEmpty, removable, draftKind.changedAt);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** How long to wait for more typing before a draft is written, in milliseconds. */
const quietMs = 250;

/** The draft of one form while it is open: kept here at once, and on disk soon after. */
export class DraftKeeper {
  readonly #drafts: Drafts;
  readonly #account: AccountId;
  readonly #owner: DraftOwner;
  /** The draft of this window. */
  #own: Promise<SavedInput | undefined> | undefined;
  #unwritten: SavedInput | undefined;
  #timer: NodeJS.Timeout | undefined;
  #editedAt = 0;
  /** When its form was closed, in milliseconds since 1970. */
  #closedAt: number | undefined;

  constructor(drafts: Drafts, account: AccountId, owner: DraftOwner) {
    this.#drafts = drafts;
    this.#account = account;
    this.#owner = owner;
  }

  /** The draft; undefined if it is empty, or all of it has been launched or cleared. */
  async current(): Promise<FormInput | undefined> {
    return (await this.latest())?.input;
  }

  /** The latest input, with the time of its last change. */
  async latest(): Promise<SavedInput | undefined> {
    const kept = this.#kept();
    const own = await kept;
    if (own && hasContent(own.input)) return own;
    const any = await this.#drafts.latest(this.#account, this.#owner);
    // Another input was taken while the files were read.
    if (this.#own !== kept) return this.latest();
    return any && hasContent(any.input) && any.editedAt > (own?.editedAt ?? 0) ? any : undefined;
  }

  /** Takes what was typed just now. */
  set(saved: SavedInput): void {
    this.#own = Promise.resolve(saved);
    this.#unwritten = saved;
    this.#editedAt = saved.editedAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // The store logs a failure, and the next change tries again.
      this.flush().catch(() => undefined);
    }, quietMs);
  }

  /**
   * Offers what the page had kept; it is taken if it was typed later than the draft of this window.
   * Drafts of other windows are left aside: this page never held them.
   * @returns whether it was taken.
   */
  async offer(saved: SavedInput | undefined): Promise<boolean> {
    const own = await this.#kept();
    const isLater = saved !== undefined && saved.editedAt > (own?.editedAt ?? 0);
    if (isLater) this.set(saved);
    return isLater;
  }

  /** Clears the draft, on disk a moment later. What was typed after the form was closed stays. */
  forget(): void {
    this.set({ input: emptyInput, editedAt: this.#closedAt ?? Date.now() });
  }

  /**
   * Clears the draft. Never rejects: the store logs a failure, and closing the form tries again.
   */
  async clear(): Promise<void> {
    this.forget();
    await this.flush().catch(() => undefined);
  }

  /**
   * Writes now what has not been written yet.
   * @throws if it cannot be written.
   */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const saved = this.#unwritten;
    if (!saved) return;
    if (!(await this.#isReplaced(saved))) {
      await this.#drafts.put(this.#account, this.#owner, saved);
    }
    if (this.#unwritten === saved) this.#unwritten = undefined;
  }

  /**
   * Writes what has not been written yet, since the form is closed. What is under way may still clear
   * the draft, while the form is open again in another tab.
   * @throws if it cannot be written.
   */
  close(): Promise<void> {
    // The clock of a page may be ahead of this one.
    this.#closedAt = Math.max(Date.now(), this.#editedAt);
    return this.flush();
  }

  /** Whether something later was typed into the form in another tab, once it was closed in this one. */
  async #isReplaced({ editedAt }: SavedInput): Promise<boolean> {
    if (this.#closedAt === undefined) return false;
    const there = await this.#drafts.get(this.#account, this.#owner);
    return there !== undefined && there.editedAt > editedAt;
  }

  #kept(): Promise<SavedInput | undefined> {
    this.#own ??= this.#drafts.get(this.#account, this.#owner);
    return this.#own;
  }
}

const keyOf = (account: string, owner: string, window: string | undefined): string =>
  JSON.stringify(window === undefined ? [account, owner] : [account, owner, window]);

/** The form of a draft, whichever window it was typed in. */
const formOf = ({ accountId: account, workflowId: owner }: Draft): string =>
  keyOf(account, owner, undefined);
