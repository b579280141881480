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

/** What has been loaded for one session; thrown away as a whole when the session ends. */
interface Cache {
  readonly api: PneumaticApi | undefined;
  readonly abort: AbortController;
  list: Promise<Loaded<readonly Workflow[]>> | undefined;
  /** What `list` has brought. */
  listed: readonly Workflow[];
  /** What of the list cannot be read. */
  unreadable: readonly Unreadable[];
  readonly details: Map<WorkflowId, Promise<Loaded<WorkflowDetail>>>;
}

/**
 * The workflows of the account, loaded on first demand and kept until refreshed. A failure is not
 * kept: the next one who asks, asks the service.
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

  /** Fires when everything is forgotten, to be loaded again. */
  readonly onDidRefresh = this.#refreshed.event;

  /** Fires when the service has listed the workflows. */
  readonly onDidList = this.#listed.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#disposables = [
      sessions.onDidChange((session) => {
        // With the same connection it is the same account, whose owner is known by now.
        if (session.state === 'signedIn' && session.api === this.#cache.api) this.#keep(session);
        else this.refresh();
      }),
      onDidChangeSetting([settingIds.sortWorkflowsBy], () => {
        this.refresh();
      }),
    ];
  }

  /** All workflows, in the order of the setting. Empty while nobody is signed in. */
  async list(): Promise<Loaded<readonly Workflow[]>> {
    const cache = await this.#current();
    const { api } = cache;
    if (!api) return success([]);
    cache.list ??= forget(this.#list(api, cache), () => {
      cache.list = undefined;
    });
    return cache.list;
  }

  /** What of the list cannot be read, once it is loaded. */
  get unreadable(): readonly Unreadable[] {
    return this.#cache.unreadable;
  }

  /** A workflow as it was listed, if it was. */
  listed(id: WorkflowId): Workflow | undefined {
    return this.#cache.listed.find((workflow) => workflow.id === id);
  }

  /**
   * The workflows that the service finds for some words, which may stand where the list shows
   * nothing of them. Empty where it does not search.
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

  /** Forgets everything; what is still being loaded is cancelled. */
  refresh(): void {
    this.#cache.abort.abort();
    this.#cache = emptyCache(this.#cache.api);
    this.#refreshed.fire();
    this.#changed.fire(undefined);
  }

  /** Forgets the tasks and fields of one workflow. */
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

/** Drops a promise from its cache if what it brings is a failure. */
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
