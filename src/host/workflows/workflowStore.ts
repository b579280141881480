import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { TakeFirst } from '../../core/base/answer.ts';
import type { Ordering } from '../../core/workflows/ordering.ts';
import type { PneumaticApi } from '../../core/api.ts';
import { type ServiceError, isForbidden, isGone } from '../../core/base/errors.ts';
import type { AccountId, WorkflowId } from '../../core/base/ids.ts';
import { type ReadPages, readPages } from '../../core/base/readPages.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { Unreadable } from '../../core/base/unreadable.ts';
import type { Workflow, WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { Session, Sessions } from '../account/session.ts';
import { settingIds } from '../manifest/ids.ts';
import { onDidChangeSetting, orderingSetting } from '../manifest/settings.ts';
import { untilShown } from '../platform/untilSent.ts';
import { KeptWorkflows, type WorkflowKeeping } from './keptWorkflows.ts';

export type Loaded<Value> = Result<Value, ServiceError>;

/** The list of workflows, which is there or being loaded. */
interface Listing {
  readonly whole: Promise<Loaded<readonly Workflow[]>>;
  /** The first workflows, while a long list is loaded; never settles for a short one. */
  readonly first: Promise<readonly Workflow[]>;
  /** Has the others wait until the first ones can be in sight. */
  readonly showFirst: () => void;
}

/** The beginning of the list. */
export interface ListBegun {
  readonly items: readonly Workflow[];
  /** The whole list, where those are not all. */
  readonly whole: Promise<Loaded<readonly Workflow[]>> | undefined;
}

/** The data loaded for one session; dropped as a whole when the session ends. */
interface Cache {
  readonly api: PneumaticApi | undefined;
  readonly abort: AbortController;
  list: Listing | undefined;
  /** The workflows that `list` has loaded. */
  listed: readonly Workflow[];
  /** The same by their ids, once one is looked for. */
  byId: ReadonlyMap<WorkflowId, Workflow> | undefined;
  /** The entries of the list that cannot be read. */
  unreadable: readonly Unreadable[];
  /** Why the list could not be read last; undefined where it was. */
  error: ServiceError | undefined;
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
  readonly #failed = new EventEmitter<void>();
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

  /** Fires when the service could not be asked, or has not listed the workflows. */
  readonly onDidFail = this.#failed.event;

  /** The workflows as they were last kept. */
  readonly kept: KeptWorkflows;
  /** Fires when nothing that was kept may stay in sight. */
  readonly onDidForget: Event<void>;

  constructor(sessions: Sessions, kept: WorkflowKeeping) {
    this.#sessions = sessions;
    this.kept = new KeptWorkflows(sessions, kept);
    this.onDidForget = kept.onDidForget;
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
    return this.#listing(cache)?.whole ?? success([]);
  }

  /** The first workflows as soon as they are there: all of them, unless the list is long. */
  async beginning(): Promise<Loaded<ListBegun>> {
    const cache = await this.#current();
    const listing = this.#listing(cache);
    if (!listing) return success({ items: [], whole: undefined });
    const { whole, first, showFirst } = listing;
    showFirst();
    return Promise.race([
      whole.then((all) => (all.ok ? success({ items: all.value, whole: undefined }) : all)),
      first.then((items) => success({ items, whole })),
    ]);
  }

  /** The entries of the list that cannot be read, once it is loaded. */
  get unreadable(): readonly Unreadable[] {
    return this.#cache.unreadable;
  }

  /** Why the list could not be read last; undefined where it was, or is being read first. */
  get error(): ServiceError | undefined {
    return this.#cache.error;
  }

  /** A workflow as it was listed; undefined if it was not. */
  listed(id: WorkflowId): Workflow | undefined {
    return listedIn(this.#cache, id);
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
    this.#failed.dispose();
    this.#refreshed.dispose();
  }

  #keep(session: Session): void {
    this.#session = session;
    this.#changed.fire(undefined);
  }

  /** The list of a session, which begins to load when it is first needed. */
  #listing(cache: Cache): Listing | undefined {
    const { api } = cache;
    if (!api) return undefined;
    return (cache.list ??= beginListing((tell) =>
      forget(this.#list(api, cache, tell), () => {
        cache.list = undefined;
      }),
    ));
  }

  async #list(
    api: PneumaticApi,
    cache: Cache,
    onFirst: TakeFirst<Workflow>,
  ): Promise<Loaded<readonly Workflow[]>> {
    const list = await listAll(api, orderingSetting(), cache.abort.signal, onFirst);
    if (!list.ok) {
      const refusedBy = isForbidden(list.error) ? await this.#accountOf(api) : undefined;
      if (refusedBy !== undefined) this.kept.removeList(refusedBy);
      if (list.error.kind === 'cancelled') return list;
      cache.error = list.error;
      this.#failed.fire();
      return list;
    }
    const { items, unreadable } = list.value;
    cache.error = undefined;
    cache.listed = items;
    cache.byId = undefined;
    cache.unreadable = unreadable;
    const account = await this.#accountOf(api);
    if (account !== undefined) this.kept.keepList(account, items, unreadable);
    this.#listed.fire();
    return success(items);
  }

  /** The account of a client, if it is the one in use. */
  async #accountOf(api: PneumaticApi): Promise<AccountId | undefined> {
    const session = await this.#sessions.current();
    return session.state === 'signedIn' && session.api === api ? session.account.id : undefined;
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
    const account = await this.#accountOf(api);
    if (account === undefined) return detail;
    if (detail.ok) this.kept.keepDetail(account, detail.value);
    else if (isGone(detail.error)) this.kept.remove(account, id);
    return detail;
  }
}

const emptyCache = (api: PneumaticApi | undefined): Cache => ({
  api,
  abort: new AbortController(),
  list: undefined,
  listed: [],
  byId: undefined,
  unreadable: [],
  error: undefined,
  details: new Map(),
});

function listedIn(cache: Cache, id: WorkflowId): Workflow | undefined {
  cache.byId ??= new Map(cache.listed.map((workflow) => [workflow.id, workflow]));
  return cache.byId.get(id);
}

/** Begins to load a list, which tells its first workflows. */
function beginListing(load: (tell: TakeFirst<Workflow>) => Listing['whole']): Listing {
  let isShown = false;
  let tell: (items: readonly Workflow[]) => void = () => undefined;
  const first = new Promise<readonly Workflow[]>((resolve) => {
    tell = resolve;
  });
  return {
    whole: load((items) => {
      tell(items);
      return isShown ? untilShown() : undefined;
    }),
    first,
    showFirst: () => {
      isShown = true;
    },
  };
}

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
  onFirst: TakeFirst<Workflow>,
): Promise<Loaded<ReadPages<Workflow>>> {
  return readPages(
    (cursor) => api.listWorkflows({ ordering, cursor, onFirst }, signal),
    Infinity,
    onFirst,
  );
}
