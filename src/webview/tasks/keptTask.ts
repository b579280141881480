import * as v from 'valibot';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import type { SavedInput } from '../../protocol/input.ts';
import {
  type TaskPageMessage,
  type TaskPageState,
  taskPageStateSchema,
} from '../../protocol/taskPage.ts';
import { KeptText } from '../form/keptText.ts';
import { EditedTexts } from '../runs/editedTexts.ts';
import type { HostLink } from '../page/hostLink.ts';

/** The state that VS Code keeps for the page of a task while it is hidden, reloaded or restored. */
export class KeptTask {
  readonly comment: KeptText;
  readonly reason: KeptText;
  readonly edited: EditedTexts;
  readonly #link: HostLink<TaskPageMessage, TaskPageState>;
  #writing = false;
  #state: TaskPageState;

  constructor(link: HostLink<TaskPageMessage, TaskPageState>, accountId: string, taskId: string) {
    const kept = v.safeParse(taskPageStateSchema, link.kept());
    const ours =
      kept.success && kept.output.accountId === accountId && kept.output.taskId === taskId;
    this.#link = link;
    this.#state = ours ? kept.output : { version: 1, accountId, taskId, comment: '', reason: '' };
    this.comment = new KeptText(this.#state.comment, (comment) => {
      this.#keep({ ...this.#state, comment });
      this.tellWriting();
    });
    this.reason = new KeptText(this.#state.reason, (reason) => {
      this.#keep({ ...this.#state, reason });
      this.tellWriting();
    });
    this.edited = new EditedTexts(this.#state.editing, (editing) => {
      this.#keep({ ...this.#state, editing });
      this.tellWriting();
    });
    this.#keep(this.#state);
  }

  /** The input of the form. */
  get saved(): SavedInput | undefined {
    return this.#state.saved;
  }

  write(input: FormInput): SavedInput {
    const saved: SavedInput = { input, editedAt: Date.now() };
    this.#keep({ ...this.#state, saved, cleared: undefined });
    return saved;
  }

  /** The cleared input, until something else is typed. */
  get cleared(): FormInput | undefined {
    return this.#state.cleared;
  }

  /** Keeps the cleared input, so that it can be restored. */
  clear(input: FormInput): void {
    const cleared = hasContent(input) ? input : this.#state.cleared;
    this.#keep({ ...this.#state, saved: undefined, cleared });
  }

  /** Tells the host when somebody begins or stops writing a text of a box. */
  tellWriting(): void {
    const { comment, reason, editing = [] } = this.#state;
    const texts = [comment, reason, ...editing.map(({ text }) => text)];
    const writing = texts.some((text) => text.trim() !== '');
    if (writing === this.#writing) return;
    this.#writing = writing;
    this.#link.post({ type: 'writing', writing });
  }

  /** Removes the input of the form. */
  forget(): void {
    this.#keep({ ...this.#state, saved: undefined });
  }

  /** Removes all input of the form: it has been sent. */
  forgetAll(): void {
    this.#keep({ ...this.#state, saved: undefined, cleared: undefined });
  }

  #keep(state: TaskPageState): void {
    const { saved, cleared, ...others } = state;
    this.#state = { ...others, ...(saved && { saved }), ...(cleared && { cleared }) };
    this.#link.keep(this.#state);
  }
}
