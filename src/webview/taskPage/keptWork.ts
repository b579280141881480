import * as v from 'valibot';
import type { FormInput } from '../../core/form/input.ts';
import type { SavedInput } from '../../protocol/input.ts';
import { type TaskPageState, taskPageStateSchema } from '../../protocol/taskPage.ts';
import { KeptText } from '../follow/keptText.ts';
import type { HostLink } from '../vscodeApi.ts';

/** What VS Code keeps for the page of a task while it is hidden, reloaded or restored. */
export class KeptWork {
  readonly comment: KeptText;
  readonly reason: KeptText;
  readonly #link: HostLink<unknown, TaskPageState>;
  #state: TaskPageState;

  constructor(link: HostLink<unknown, TaskPageState>, accountId: string, taskId: string) {
    const kept = v.safeParse(taskPageStateSchema, link.kept());
    const ours =
      kept.success && kept.output.accountId === accountId && kept.output.taskId === taskId;
    this.#link = link;
    this.#state = ours ? kept.output : { version: 1, accountId, taskId, comment: '', reason: '' };
    this.comment = new KeptText(this.#state.comment, (comment) => {
      this.#keep({ ...this.#state, comment });
    });
    this.reason = new KeptText(this.#state.reason, (reason) => {
      this.#keep({ ...this.#state, reason });
    });
    this.#keep(this.#state);
  }

  /** What was typed into the form. */
  get saved(): SavedInput | undefined {
    return this.#state.saved;
  }

  write(input: FormInput): SavedInput {
    const saved: SavedInput = { input, editedAt: Date.now() };
    this.#keep({ ...this.#state, saved });
    return saved;
  }

  /** Nothing in the form is worth keeping. */
  forget(): void {
    const { version, accountId, taskId, comment, reason } = this.#state;
    this.#keep({ version, accountId, taskId, comment, reason });
  }

  #keep(state: TaskPageState): void {
    this.#state = state;
    this.#link.keep(state);
  }
}
