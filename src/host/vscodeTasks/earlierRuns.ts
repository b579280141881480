import * as v from 'valibot';
import type { Memento } from 'vscode';
import { type AccountId, type RunId, runId } from '../../core/base/ids.ts';
import { accountSchema } from '../account/storedFilter.ts';

const runSchema = v.object({
  /** Which VS Code task has launched it. */
  key: v.string(),
  id: v.pipe(v.string(), v.transform(runId)),
  name: v.string(),
  account: accountSchema,
  /** The number of the task that is waited for. */
  task: v.optional(v.number()),
});

/** A run that a VS Code task waits for, or waited for until the window was closed. */
export interface EarlierRun {
  readonly key: string;
  readonly id: RunId;
  readonly name: string;
  readonly account: AccountId;
  readonly task?: number | undefined;
}

const storedKey = 'pneumatic.vscodeTaskRuns';
/** The number of VS Code tasks whose latest run is remembered. */
const mostKept = 50;

/** The latest run of each VS Code task that waits, kept for the workspace. */
export class EarlierRuns {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(key: string): EarlierRun | undefined {
    return this.#all.find((run) => run.key === key);
  }

  async keep(run: EarlierRun): Promise<void> {
    const others = this.#all.filter(({ key }) => key !== run.key);
    await this.#memento.update(storedKey, [run, ...others].slice(0, mostKept));
  }

  /** Forgets a run that has ended. */
  async forget({ key, id }: EarlierRun): Promise<void> {
    const others = this.#all.filter((run) => run.key !== key || run.id !== id);
    await this.#memento.update(storedKey, others);
  }

  get #all(): readonly EarlierRun[] {
    const stored = v.safeParse(v.array(runSchema), this.#memento.get<unknown>(storedKey));
    return stored.success ? stored.output : [];
  }
}
