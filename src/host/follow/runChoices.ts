import * as v from 'valibot';
import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { type RunChoice, runChoiceStates, startingChoice } from '../../core/follow/runChoice.ts';
import { accountId, workflowId } from '../../core/ids.ts';
import { setContextKey } from '../contextKeys.ts';

const storedKey = 'pneumatic.runChoice';
const storedSchema = v.object({
  from: v.picklist(['service', 'here']),
  state: v.picklist(runChoiceStates),
  mine: v.boolean(),
  workflow: v.optional(
    v.object({
      account: v.pipe(v.string(), v.transform(accountId)),
      id: v.pipe(v.string(), v.transform(workflowId)),
      name: v.string(),
    }),
  ),
});

/** Which runs the view shows, remembered for the workspace. */
export class RunChoices implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<void>();
  #current: RunChoice;

  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
    const stored = v.safeParse(storedSchema, memento.get<unknown>(storedKey));
    this.#current = stored.success
      ? { ...stored.output, workflow: stored.output.workflow }
      : startingChoice;
  }

  get current(): RunChoice {
    return this.#current;
  }

  async change(change: Partial<RunChoice>): Promise<void> {
    this.#current = { ...this.#current, ...change };
    this.#changed.fire();
    await this.tell();
    await this.#memento.update(storedKey, this.#current);
  }

  /** Tells the menus. */
  async tell(): Promise<void> {
    await setContextKey('pneumatic.runsFrom', this.#current.from);
    await setContextKey('pneumatic.runsMine', this.#current.mine);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
