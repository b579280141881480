import * as v from 'valibot';
import type { EventEmitter, Memento } from 'vscode';
import { accountId, type AccountId, runId, type RunId } from '../../core/base/ids.ts';

const storedKey = 'pneumatic.lastLaunches';
/** The number of places of which the last launch is remembered. */
const mostPlaces = 200;

/** The last launch from a place: the run that it has started, or that it may have started one. */
export interface LastLaunch {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** undefined where it is not known whether a run was started. */
  readonly run: { readonly id: RunId; readonly account: AccountId } | undefined;
}

const schema = v.array(
  v.tuple([
    v.string(),
    v.object({
      at: v.number(),
      run: v.optional(
        v.object({
          id: v.pipe(v.string(), v.transform(runId)),
          account: v.pipe(v.string(), v.transform(accountId)),
        }),
      ),
    }),
  ]),
);

/** The parts that remember launches. */
export interface MemoryParts {
  /** The memento of the workspace. */
  readonly memento: Memento;
  /** Fires when the last launch from a place is another. */
  readonly launchedFrom: EventEmitter<void>;
}

/** The last launch from each place of a launch file, remembered for the workspace. */
export class LastLaunches {
  readonly #parts: MemoryParts;

  constructor(parts: MemoryParts) {
    this.#parts = parts;
  }

  /** By the key of the place, as the source of a launch has it. */
  get byKey(): ReadonlyMap<string, LastLaunch> {
    return new Map(this.#all());
  }

  async remember(key: string, launch: LastLaunch): Promise<void> {
    const others = this.#all().filter(([other]) => other !== key);
    const kept = [[key, launch] as const, ...others].slice(0, mostPlaces);
    await this.#parts.memento.update(storedKey, kept);
    this.#parts.launchedFrom.fire();
  }

  #all(): readonly (readonly [string, LastLaunch])[] {
    const stored = v.safeParse(schema, this.#parts.memento.get<unknown>(storedKey));
    return stored.success ? stored.output.map(([key, { at, run }]) => [key, { at, run }]) : [];
  }
}
