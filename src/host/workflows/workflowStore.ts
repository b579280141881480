import { type Disposable, EventEmitter } from 'vscode';
import type { Ordering } from '../../core/workflows/ordering.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { type ReadPages, readPages } from '../../core/base/readPages.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { Unreadable } from '../../core/base/unreadable.ts';
import { type Workflow, type WorkflowDetail, withListed } from '../../core/workflows/workflow.ts';
import type { Session, Sessions } from '../account/session.ts';
import { settingIds } from '../manifest/ids.ts';
import { onDidChangeSetting, orderingSetting } from '../manifest/settings.ts';

export type Loaded<Value> = Result<Value, ServiceError>;

/** The data loaded for one session; dropped as a whole when the session ends. */
interface Cache {
  readonly api: PneumaticApi | undefined;
  readonly abort: AbortController;
  list: Promise<Loaded<readonly Workflow[]>> | undefined;
  /** The workflows that `list` has loaded. */
  listed: readonly Workflow[];
  /** The entries of the list that cannot be read. */
  unreadable: readonly Unreadable[];
  readonly details: Map<WorkflowId, Promise<Loaded<WorkflowDetail>>>;
}

/**
 * The account's workflows, loaded when they are first needed and kept until a refresh. A failure is
 * not kept: the next call asks the service again.
 */
export class WorkflowStore implements Disposable {
  readonly #sessions: Sessions;
  readonly #changed = new EventEmitter<WorkflowId | undefined>();
  readonly #listed = new EventEmitter<void>();
  readonly #refreshed = new EventEmitter<void>();
  readonly #disposables: readonly Disposable[];
  #session: Session | undefined;
  #cache: Cache = emptyCache(undefined);

  /** Fires with the id of a workflow that has to be shown again, or undefined for all. */
  readonly onDidChange = this.#changed.event;

  /** Fires when everything loaded was dropped. */
  readonly onDidRefresh = this.#refreshed.event;

  /** Fires when the service has listed the workflows. */
  readonly onDidList = this.#listed.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#disposables = [
      sessions.onDidChange((session) => {
        // The connection is the same, so the account is the same and its owner is known now.
        if (session.state === 'signedIn' && session.api === this.#cache.api) this.#keep(session);
        else this.refresh();
      }),
      onDidChangeSetting([settingIds.sortWorkflowsBy], () => {
        this.refresh();
      }),
    ];
  }

  /** All workflows, in the order of the setting; none while nobody is signed in. */
  async list(): Promise<Loaded<readonly Workflow[]>> {
    const cache = await this.#current();
    const { api } = cache;
    if (!api) return success([]);
    cache.list ??= forget(this.#list(api, cache), () => {
      cache.list = undefined;
    });
    return cache.list;
  }

  /** The entries of the list that cannot be read, once it is loaded. */
  get unreadable(): readonly Unreadable[] {
    return this.#cache.unreadable;
  }

  /** A workflow as it was listed; undefined if it was not. */
  listed(id: WorkflowId): Workflow | undefined {
    return this.#cache.listed.find((workflow) => workflow.id === id);
  }

  /**
   * The workflows that the service finds for a text; the list need not show why. None where the
   * service cannot search.
   */
  async search(text: string, signal: AbortSignal): Promise<Loaded<readonly Workflow[]>> {
    const { api } = await this.#current();
    const can = await api?.capabilities(signal);
    if (!api || !can) return success([]);
    if (!can.ok) return can;
    if (!can.value.searches) return success([]);
    const page = await api.listWorkflows({ ordering: orderingSetting(), search: text }, signal);
    return page.ok ? success(page.value.items) : page;
  }

  /** One workflow with its tasks, as it was last loaded. */
  async detail(id: WorkflowId): Promise<Loaded<WorkflowDetail>> {
    const cache = await this.#current();
    return cache.details.get(id) ?? this.freshDetail(id);
  }

  /** One workflow with its tasks, as the service has it now. */
  async freshDetail(id: WorkflowId): Promise<Loaded<WorkflowDetail>> {
    const cache = await this.#current();
    const { api } = cache;
    if (!api) return failure({ kind: 'unauthorized' });
    const loading = forget(this.#load(api, cache, id), () => {
      if (cache.details.get(id) === loading) cache.details.delete(id);
    });
    cache.details.set(id, loading);
    return loading;
  }

  /** Drops everything that was loaded, and cancels what is being loaded. */
  refresh(): void {
    this.#cache.abort.abort();
    this.#cache = emptyCache(this.#cache.api);
    this.#refreshed.fire();
    this.#changed.fire(undefined);
  }

  /** Drops the tasks and fields of one workflow. */
  refreshOne(id: WorkflowId): void {
    this.#cache.details.delete(id);
    this.#changed.fire(id);
  }

  dispose(): void {
    this.#cache.abort.abort();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
    this.#listed.dispose();
    this.#refreshed.dispose();
  }

  #keep(session: Session): void {
    this.#session = session;
    this.#changed.fire(undefined);
  }

  async #list(api: PneumaticApi, cache: Cache): Promise<Loaded<readonly Workflow[]>> {
    const list = await listAll(api, orderingSetting(), cache.abort.signal);
    if (list.ok) {
      cache.listed = list.value.items;
      cache.unreadable = list.value.unreadable;
      this.#listed.fire();
    }
    return list.ok ? success(list.value.items) : list;
  }

  async #current(): Promise<Cache> {
    const session = await this.#sessions.current();
    if (session !== this.#session) {
      this.#session = session;
      const api = session.state === 'signedIn' ? session.api : undefined;
      if (api && api === this.#cache.api) return this.#cache;
      this.#cache.abort.abort();
      this.#cache = emptyCache(api);
    }
    return this.#cache;
  }

  async #load(api: PneumaticApi, cache: Cache, id: WorkflowId): Promise<Loaded<WorkflowDetail>> {
    const detail = await api.getWorkflow(id, cache.abort.signal);
    if (!detail.ok) return detail;
    const list = await cache.list;
    const listed = list?.ok ? list.value.find((workflow) => workflow.id === id) : undefined;
    return success(withListed(detail.value, listed));
  }
}

const emptyCache = (api: PneumaticApi | undefined): Cache => ({
  api,
  abort: new AbortController(),
  list: undefined,
  listed: [],
  unreadable: [],
  details: new Map(),
});

/** Removes a promise from its cache if it results in a failure. */
async function forget<Value>(
  loading: Promise<Loaded<Value>>,
  drop: () => void,
): Promise<Loaded<Value>> {
  const result = await loading;
  if (!result.ok) drop();
  return result;
}

function listAll(
  api: PneumaticApi,
  ordering: Ordering,
  signal: AbortSignal,
): Promise<Loaded<ReadPages<Workflow>>> {
  return readPages((cursor) => api.listWorkflows({ ordering, cursor }, signal));
}
