import * as v from 'valibot';
import type { LogOutputChannel, Uri } from 'vscode';
import { type AccountId, accountId } from '../../core/base/ids.ts';
import { isMoment } from '../../core/base/moment.ts';
import { type NewsMemory, noMemory } from '../../core/news/newsMemory.ts';
import { RecordStore } from '../platform/recordStore.ts';

/** Milliseconds since 1970. */
const momentSchema = v.pipe(v.number(), v.check(isMoment, 'not a moment in time'));
const keys = v.array(v.string());
const heard = v.optional(momentSchema);

const kept = {
  schema: v.object({
    account: v.pipe(v.string(), v.transform(accountId)),
    askedAt: momentSchema,
    turnAt: v.object({ tasks: heard, sent: heard, runs: heard }),
    tasks: v.optional(v.object({ known: keys, whole: v.boolean(), latest: momentSchema })),
    sent: v.optional(momentSchema),
    runs: v.optional(v.boolean()),
    late: keys,
  }),
  keyOf: ({ account }: { readonly account: AccountId }): string => account,
};

/**
 * What people were told of, one file for each account: windows of the same machine see what another
 * has told.
 */
export class KeptNews {
  readonly #store: RecordStore<typeof kept.schema>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: Uri, log: LogOutputChannel) {
    this.#store = new RecordStore(folder, kept, log);
  }

  async get(account: AccountId): Promise<NewsMemory> {
    return (await this.#store.get(account)) ?? noMemory;
  }

  /**
   * Replaces what is kept; undefined leaves it. One change follows another, each from what is kept
   * then.
   */
  change(
    account: AccountId,
    change: (memory: NewsMemory) => NewsMemory | undefined,
  ): Promise<void> {
    const done = this.#last.then(async () => {
      const memory = change(await this.get(account));
      if (memory) await this.#store.put({ ...mutable(memory), account });
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** The memory as a schema has it, which knows no lists that cannot be changed. */
const mutable = ({ tasks, late, ...rest }: NewsMemory) => ({
  ...rest,
  tasks: tasks && { ...tasks, known: [...tasks.known] },
  late: [...late],
});
