import * as v from 'valibot';
import type { Disposable, Event, LogOutputChannel, Uri } from 'vscode';
import { type AccountId, accountId, runId, workflowId } from '../../core/base/ids.ts';
import { isBlank } from '../../core/base/isBlank.ts';
import {
  type RunNotificationKind,
  type RunRecord,
  runNotificationKinds,
  newestFirst,
  runKey,
} from '../../core/launches/runRecord.ts';
import { formInputSchema, momentSchema, runTaskIdSchema } from '../../protocol/input.ts';
import type { AccountNames } from '../account/accountNames.ts';
import { MovedRecords } from '../account/movedRecords.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { runsKept } from '../manifest/settings.ts';
import { LateEvent } from '../platform/lateEvent.ts';
import { detach } from '../platform/log.ts';
import { RecordStore } from '../platform/recordStore.ts';
import { unnamed } from '../service/names.ts';

/** An earlier version may have kept a run without a name. */
function named(record: RunRecord): RunRecord {
  const { id, name, workflow } = record;
  const called = isBlank(workflow.name) ? unnamed.workflow(workflow.id) : workflow.name;
  return {
    ...record,
    name: isBlank(name) ? unnamed.run(id) : name,
    workflow: { ...workflow, name: called },
  };
}

const runRecordSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.transform(runId)),
    name: v.string(),
    workflow: v.object({ id: v.pipe(v.string(), v.transform(workflowId)), name: v.string() }),
    account: v.object({ id: v.pipe(v.string(), v.transform(accountId)), label: v.string() }),
    launchedAt: momentSchema,
    input: formInputSchema,
    ofTask: runTaskIdSchema,
    told: v.optional(v.array(v.picklist(runNotificationKinds))),
  }),
  v.transform((record): RunRecord => named(record)),
);

/** The runs that were launched from here, on all accounts, kept across restarts. */
export class RunHistory implements Disposable {
  readonly #store: RecordStore<typeof runRecordSchema>;
  readonly #moved: MovedRecords<typeof runRecordSchema>;
  readonly #told: LateEvent;
  readonly #log: LogOutputChannel;
  readonly onDidChange: Event<void>;
  /** What the window was last told about whether there are runs; each telling is a message to it. */
  #hasRuns: boolean | undefined;

  constructor(folder: Uri, log: LogOutputChannel, names: AccountNames) {
    this.#log = log;
    this.#store = new RecordStore(folder, runKind, log);
    this.#moved = new MovedRecords(this.#store, runKind, names);
    this.#told = new LateEvent(this.#store.onDidChange);
    this.onDidChange = this.#told.event;
  }

  /** The runs, newest first. */
  async list(): Promise<readonly RunRecord[]> {
    await this.#moved.settle();
    const runs = [...(await this.#store.list())].sort(newestFirst);
    this.#tell(runs.length > 0);
    return runs;
  }

  /** Remembers a run, and forgets the oldest. */
  async add(run: RunRecord): Promise<void> {
    await this.record(run);
    await this.trim();
  }

  /** Remembers a run: once this resolves, no crash can lose it. */
  async record(run: RunRecord): Promise<void> {
    await this.#moved.settle();
    await this.#store.put(this.#moved.current(run));
  }

  /** Forgets the oldest runs beyond the number that the setting allows. */
  async trim(): Promise<void> {
    await this.#store.keepLatest(runsKept(), await this.list(), runKind.changedAt);
  }

  /**
   * Notes that this window notifies the person of a run. False where another window already has, or
   * where the run has been forgotten meanwhile.
   */
  async markNotified(run: RunRecord, kind: RunNotificationKind): Promise<boolean> {
    const now = await this.#store.get(runKey(run));
    if (!now || now.told?.includes(kind)) return false;
    await this.#store.put({ ...now, told: [...(now.told ?? []), kind] });
    return true;
  }

  async remove(runs: readonly RunRecord[]): Promise<void> {
    await this.#store.delete(...runs.map(runKey));
  }

  dispose(): void {
    this.#told.dispose();
    this.#store.dispose();
  }

  /** Has a menu know whether there are runs; nobody waits for the answer of the window. */
  #tell(hasRuns: boolean): void {
    if (hasRuns === this.#hasRuns) return;
    this.#hasRuns = hasRuns;
    detach(this.#log, 'Setting a context key', setContextKey('pneumatic.hasRuns', hasRuns));
  }
}

const runKind = {
  schema: runRecordSchema,
  keyOf: runKey,
  accountOf: ({ account }: RunRecord): AccountId => account.id,
  withAccount: (run: RunRecord, id: AccountId): RunRecord => ({
    ...run,
    account: { ...run.account, id },
  }),
  changedAt: ({ launchedAt }: RunRecord): number => launchedAt,
};
