import { randomBytes } from 'node:crypto';
import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import type { Connection } from '../../api/connection.ts';
import type { Dialect } from '../../api/dialect.ts';
import {
  type Account,
  type Identity,
  demoAccount,
  demoAccountId,
  hostedServer,
  serverAccount,
} from '../../core/account/account.ts';
import { accountIdOf, isNameless } from '../../core/account/accountId.ts';
import { filesAddress } from '../../core/account/webAddresses.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { AccountId, PersonId } from '../../core/base/ids.ts';
import type { PersonZone } from '../../core/base/timeZone.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { describe, detach } from '../platform/log.ts';
import { settingIds } from '../manifest/ids.ts';
import {
  dialectSetting,
  filesAddressSetting,
  launchTimeoutMs,
  onDidChangeSetting,
  requestTimeoutMs,
  serverSetting,
} from '../manifest/settings.ts';
import type { AccountNames } from './accountNames.ts';
import { unnamed } from '../service/names.ts';
import type { createApi as CreateApi } from './api.cjs';
import type { DemoServer } from './demoServer.ts';
import type { Holder, Holding } from '../kept/holder.ts';
import type { DialectMemory } from './dialectMemory.ts';
import { lateApi } from './lateApi.ts';
import { SecretsError, type SecretsTask } from './secretsError.ts';
import { stayOf } from './signOuts.ts';
import type { KeptKey, StoredKey, Vault } from './vault.ts';
import type { Zones } from './zones.ts';

/**
 * The account in use, if there is one. Replaced as a whole: compare it by identity after an await.
 */
export type Session =
  | { readonly state: 'signedOut' }
  | { readonly state: 'signedIn'; readonly account: Account; readonly api: PneumaticApi }
  /** There is an account that cannot be used; `message` says why. */
  | {
      readonly state: 'unavailable';
      readonly account: Account;
      readonly message: string;
      /** Whether the fault may be over by now. The next call then tries again. */
      readonly passing: boolean;
    };

export type SignedIn = Extract<Session, { readonly state: 'signedIn' }>;

/** The parts that a session is made from; equal parts make no new session. */
interface Found {
  readonly session: Session;
  readonly madeFrom: string;
  /** The parts that the connection is made from, as text. It does not depend on the key's owner. */
  readonly connectedBy: string;
  readonly key: KeptKey | undefined;
  readonly holder: Holder | undefined;
}

/** Says whose key is in store, once that is known. */
type Tell = (holder: Holder | undefined) => void;

/** The stores that keep keys, names and sign-outs of accounts. */
export interface Keeping {
  readonly vault: Vault;
  readonly names: AccountNames;
  readonly demo: DemoServer;
  readonly dialects: DialectMemory;
  readonly zones: Zones;
  /** Says that SecretStorage has refused, and what to do about it. */
  readonly secretsText: (task: SecretsTask) => Promise<string>;
}

/** The dialect of the demo account unless the setting names another. */
const demoDialect: Dialect = 'current';

/** Loads what makes the client for a connection, in which everything has a name. */
export async function loadClient(): Promise<typeof CreateApi> {
  const { createApi, namedApi } = await import('./api.cjs');
  return (connection, options) => namedApi(createApi(connection, options), unnamed);
}

/** Follows the keys and the server setting, and holds the session that results from them. */
export class Sessions implements Disposable, Holding {
  readonly #vault: Vault;
  readonly #names: AccountNames;
  readonly #demo: DemoServer;
  readonly #dialects: DialectMemory;
  readonly #zones: Zones;
  readonly #secretsText: Keeping['secretsText'];
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<Session>();
  readonly #refused = new EventEmitter<Holder>();
  readonly #answered = new EventEmitter<void>();
  readonly #disposables: readonly Disposable[];
  /**
   * The owners of keys, by server and key, for the case that SecretStorage refuses to keep them.
   */
  readonly #owners = new Map<string, AccountId>();
  #found: Promise<Found> | undefined;
  #holder: Promise<Holder | undefined> = Promise.resolve(undefined);
  #heldNow: Holder | undefined;

  readonly onDidChange = this.#changed.event;
  readonly onDidRefuse = this.#refused.event;
  /** Fires when a service has answered as it should. */
  readonly onDidAnswer = this.#answered.event;

  constructor(
    { vault, names, demo, dialects, zones, secretsText }: Keeping,
    log: LogOutputChannel,
  ) {
    this.#zones = zones;
    this.#secretsText = secretsText;
    this.#vault = vault;
    this.#names = names;
    this.#demo = demo;
    this.#dialects = dialects;
    this.#log = log;
    const reload = (): void => {
      detach(log, 'Changing the account', this.#reload());
    };
    vault.watch();
    this.#disposables = [
      vault.onDidChange(reload),
      names.onDidChange(reload),
      onDidChangeSetting(
        [settingIds.server, settingIds.dialect, settingIds.requestTimeout, settingIds.filesAddress],
        reload,
      ),
    ];
  }

  /**
   * The session now. The first call finds it out, and later ones do while SecretStorage refuses.
   */
  async current(): Promise<Session> {
    const finding = this.#found;
    if (!finding) return (await this.#findAfter(undefined)).session;
    const { session } = await finding;
    const isPassing = session.state === 'unavailable' && session.passing;
    return isPassing && this.#found === finding ? this.#reload() : session;
  }

  holder(): Promise<Holder | undefined> {
    if (!this.#found) void this.#findAfter(undefined);
    return this.#holder;
  }

  get heldNow(): Holder | undefined {
    return this.#heldNow;
  }

  /**
   * A client for a server, with our time-out and log, which is loaded with its first call. Only the
   * client holds the key.
   * @param holder of the session that the client is for.
   */
  api(server: string, key: string, zone?: PersonZone, holder?: Holder): PneumaticApi {
    return lateApi(
      () => this.#loadApi(server, key, zone, holder),
      (error) => {
        this.#log.error(`The client could not be loaded: ${describe(error)}`);
      },
    );
  }

  async #loadApi(
    server: string,
    key: string,
    zone: PersonZone | undefined,
    holder: Holder | undefined,
  ): Promise<PneumaticApi> {
    const createApi = await loadClient();
    return createApi(
      { ...this.#connection(server, key, holder), zone },
      {
        dialect: dialectSetting(),
        remembered: this.#dialects.recall(server),
        onDetected: (dialect) => {
          this.#log.info(`The server speaks the ${dialect} dialect.`);
          detach(this.#log, 'Remembering the dialect', this.#dialects.remember(server, dialect));
        },
      },
    );
  }

  #connection(server: string, key: string, holder: Holder | undefined): Connection {
    const wait = requestTimeoutMs();
    return {
      server,
      key,
      files: filesAddress(server, filesAddressSetting()),
      timeouts: { read: wait, total: 2 * wait, launch: launchTimeoutMs() },
      onRequest: ({ method, route, outcome, durationMs, attempt }) => {
        const again = attempt > 1 ? `, attempt ${attempt}` : '';
        this.#log.debug(`${method} ${route}: ${outcome}, ${Math.round(durationMs)} ms${again}`);
      },
      onAnswer: () => {
        this.#answered.fire();
      },
      onKeyRefused: () => {
        if (holder) this.#refused.fire(holder);
      },
      // The log gets the place and the reason only: the name at the service could hold anything.
      onUnreadable: (route, { path, expected, found }) => {
        this.#log.warn(
          `${route}: cannot be read at ${path}, expected ${expected} but found ${found}`,
        );
      },
    };
  }

  async useDemo(): Promise<Session> {
    if ((await this.#vault.demoKey()) === undefined) {
      await this.#vault.storeDemoKey(`demo-${randomBytes(24).toString('base64url')}`);
    }
    return this.#reload();
  }

  /**
   * Keeps the key for the server and makes it the account. The key must have been checked.
   * @param person who owns the key; undefined where the service does not say.
   */
  async signIn(server: string, key: string, person?: PersonId): Promise<Session> {
    const before = await this.#vault.key(server);
    const account = await this.#accountOf(server, before?.key === key ? before : undefined, person);
    await this.#vault.storeKey(server, { key, account });
    await this.#vault.deleteDemoKey();
    return this.#reload();
  }

  /**
   * Notes who owns the key of the session, as the service has said: the account is that person's
   * from now on. What was kept while the owner was unknown becomes theirs; what belongs to another
   * person stays there. Never rejects: what cannot be noted now is noted after a later answer of
   * the service.
   */
  async noteOwner(session: SignedIn, { id, account }: Identity): Promise<void> {
    try {
      const found = await this.#found;
      if (found?.session !== session || !found.key) return;
      if (id !== undefined) await this.#name(session, found.key, id);
      const { server } = session.account;
      this.#names.call(id === undefined ? session.account.id : accountIdOf(server, id), account);
    } catch (error) {
      this.#log.error(`The owner of the key could not be kept: ${describe(error)}`);
    }
  }

  /** Forgets the key of the account in use. What it launched and drafted is kept. */
  async signOut(): Promise<void> {
    const session = await this.current();
    if (session.state === 'signedOut') return;
    try {
      if (session.account.kind === 'demo') await this.#vault.deleteDemoKey();
      else await this.#vault.deleteKey(session.account.server);
    } finally {
      await this.#reload();
    }
  }

  /** Leaves the demo account, so that the server of the setting counts. */
  async leaveDemo(): Promise<Session> {
    await this.#vault.deleteDemoKey();
    return this.#reload();
  }

  /** The dialect of the session's server; undefined where it has not been found out yet. */
  dialectOf({ account }: SignedIn): Dialect | undefined {
    const set = dialectSetting();
    return set ?? (account.kind === 'demo' ? demoDialect : this.#dialects.recall(account.server));
  }

  async hasKey(server: string): Promise<boolean> {
    return (await this.#vault.key(server)) !== undefined;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
    this.#refused.dispose();
    this.#answered.dispose();
  }

  async #name({ account: { server, id } }: SignedIn, kept: KeptKey, person: PersonId) {
    const account = await this.#accountOf(server, { ...kept, account: id }, person);
    if (account === id) return;
    this.#owners.set(JSON.stringify([server, kept.key]), account);
    try {
      await this.#vault.nameKey(server, { ...kept, account });
    } finally {
      await this.#reload();
    }
  }

  /** @param before the account that the same key has had. */
  async #accountOf(
    server: string,
    before: KeptKey | undefined,
    person: PersonId | undefined,
  ): Promise<AccountId> {
    if (person === undefined) return before?.account ?? this.#names.nameless(server);
    const account = accountIdOf(server, person);
    if (before && isNameless(before.account)) await this.#names.move(before.account, account);
    return account;
  }

  async #reload(): Promise<Session> {
    const before = this.#found;
    const next = this.#findAfter(before);
    const [old, found] = [await before?.catch(() => undefined), await next];
    if (old !== found) this.#changed.fire(found.session);
    return found.session;
  }

  /** A failure is not kept: the next call tries again. */
  #findAfter(before: Promise<Found> | undefined): Promise<Found> {
    const known = before?.catch(() => undefined) ?? Promise.resolve(undefined);
    let tell: Tell = () => undefined;
    this.#holder = new Promise((resolve) => {
      tell = resolve;
    });
    const finding = known.then((found) => this.#find(found, tell));
    this.#found = finding;
    finding.catch(() => {
      if (this.#found === finding) this.#found = undefined;
    });
    return finding;
  }

  async #find(before: Found | undefined, tell: Tell): Promise<Found> {
    const found = await this.#read(before, tell).finally(() => {
      tell(undefined);
    });
    this.#heldNow = found.holder;
    if (found === before) return before;
    const { session } = found;
    const isOut = session.state === 'signedOut';
    const told = setContextKey('pneumatic.account', isOut ? 'none' : session.account.kind);
    // Rows do not wait until no welcome can appear; the welcome waits until it can.
    if (isOut) await told;
    else detach(this.#log, 'Setting a context key', told);
    return found;
  }

  async #read(before: Found | undefined, tell: Tell): Promise<Found> {
    try {
      return await this.#readKeys(before, tell);
    } catch (error) {
      if (!(error instanceof SecretsError)) throw error;
      const message = await this.#secretsText(error.task);
      const known = before?.session;
      if (before && known?.state === 'unavailable' && known.message === message) return before;
      this.#log.error(error.message);
      const server = serverSetting() ?? hostedServer;
      const account = serverAccount(server, accountIdOf(server, undefined));
      const session: Session = { state: 'unavailable', account, message, passing: true };
      const holder = before?.holder;
      return { session, madeFrom: '', connectedBy: '', key: undefined, holder };
    }
  }

  async #readKeys(before: Found | undefined, tell: Tell): Promise<Found> {
    const server = serverSetting();
    // Each answer of SecretStorage comes from the window, which may be far away.
    const [demoKey, kept] = await Promise.all([
      this.#vault.demoKey(),
      server === undefined ? undefined : this.#vault.key(server),
      this.#names.load(),
    ]);
    const owner = this.#owners.get(JSON.stringify([server, kept?.key]));
    const key = kept && { ...kept, account: this.#names.now(owner ?? kept.account) };
    const holder = holderOf(demoKey, key);
    tell(holder);
    const settings = [dialectSetting(), requestTimeoutMs(), filesAddressSetting()];
    // Setting the same key again begins a new stay: all is asked for again, and kept for that.
    const connectedBy = JSON.stringify([demoKey, server, key?.key, key?.stay, ...settings]);
    const madeFrom = JSON.stringify([connectedBy, key?.account]);
    if (before?.madeFrom === madeFrom && before.session.state !== 'unavailable') return before;
    const api = before?.connectedBy === connectedBy ? apiOf(before.session) : undefined;
    const session = await this.#make(demoKey, server, key, holder, api);
    return { session, madeFrom, connectedBy, key, holder };
  }

  async #make(
    demoKey: string | undefined,
    server: string | undefined,
    kept: KeptKey | undefined,
    holder: Holder | undefined,
    api: PneumaticApi | undefined,
  ): Promise<Session> {
    if (demoKey !== undefined) return this.#makeDemo(demoKey, holder);
    await this.#demo.stop();
    if (server === undefined || kept === undefined) return { state: 'signedOut' };
    const account = serverAccount(server, kept.account);
    if (api) return { state: 'signedIn', account, api };
    const zone = this.#zones.begin('server');
    return { state: 'signedIn', account, api: this.api(server, kept.key, zone, holder) };
  }

  async #makeDemo(key: string, holder: Holder | undefined): Promise<Session> {
    try {
      const dialect = dialectSetting() ?? demoDialect;
      const server = await this.#demo.start(key, dialect);
      const createApi = await loadClient();
      // The setting for files belongs to the other account.
      const files = filesAddress(server, undefined);
      const zone = this.#zones.begin('demo');
      const connection = this.#connection(server, key, holder);
      const api = createApi({ ...connection, files, zone }, { dialect });
      return { state: 'signedIn', account: demoAccount(server), api };
    } catch (error) {
      this.#log.error(`The demo account could not be started: ${describe(error)}`);
      const message = error instanceof Error ? error.message : String(error);
      return { state: 'unavailable', account: demoAccount(''), message, passing: false };
    }
  }
}

const holderOf = (demoKey: string | undefined, key: StoredKey | undefined): Holder | undefined =>
  demoKey === undefined
    ? key && { account: key.account, stay: key.stay }
    : { account: demoAccountId, stay: stayOf(demoKey) };

const apiOf = (session: Session): PneumaticApi | undefined =>
  session.state === 'signedIn' ? session.api : undefined;
