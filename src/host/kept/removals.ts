import * as v from 'valibot';
import { Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { detach } from '../platform/log.ts';
import { RecordStore } from '../platform/recordStore.ts';
import { untilShown } from '../platform/untilSent.ts';
import type { Holding } from './holder.ts';
import type { KeptAnswers } from './keptAnswers.ts';

const removalSchema = v.object({
  account: v.string(),
  /** When an answer of the account was last removed, in milliseconds since 1970. */
  at: v.number(),
});

/** The parts that removals are told by. */
export interface RemovalParts {
  readonly kept: Pick<KeptAnswers, 'onDidRemove' | 'noteRemoved'>;
  readonly holding: Pick<Holding, 'heldNow'>;
  readonly log: LogOutputChannel;
}

/**
 * Tells other windows, by a file for each account, that something of what was kept is not true any
 * more: what they show of it as it was kept is gone there, too.
 */
export class Removals implements Disposable {
  readonly #parts: RemovalParts;
  readonly #store: RecordStore<typeof removalSchema>;
  readonly #subscriptions: Disposable;
  /** What this window has told of: a list that is refused is refused, and removed, at each poll. */
  readonly #told = new Set<string>();
  #seen = Date.now();

  constructor(folder: Uri, parts: RemovalParts) {
    const { kept, log } = parts;
    this.#parts = parts;
    const kind = {
      schema: removalSchema,
      keyOf: ({ account }: v.InferOutput<typeof removalSchema>) => account,
    };
    this.#store = new RecordStore(folder, kind, log);
    this.#subscriptions = Disposable.from(
      kept.onDidRemove(({ account, name, wasThere }) => {
        const key = JSON.stringify([account, name]);
        if (this.#told.has(key) && !wasThere) return;
        this.#told.add(key);
        this.#seen = Date.now();
        detach(log, 'Telling other windows', this.#store.put({ account, at: this.#seen }));
      }),
      this.#store.onDidChange(() => {
        detach(log, 'Hearing of other windows', this.#look());
      }),
      this.#store,
    );
    detach(log, 'Listening to other windows', this.#begin());
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Changes are heard of once the records have been read. */
  async #begin(): Promise<void> {
    await untilShown();
    await this.#look();
  }

  async #look(): Promise<void> {
    const removals = await this.#store.list();
    const { holding, kept } = this.#parts;
    const latest = removals.find(({ account }) => account === holding.heldNow?.account);
    if (!latest || latest.at <= this.#seen) return;
    this.#seen = latest.at;
    kept.noteRemoved();
  }
}
