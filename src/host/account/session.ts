import { randomBytes } from 'node:crypto';
import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import type { Connection } from '../../api/connection.ts';
import type { Dialect } from '../../api/dialect.ts';
import { type Account, demoAccount, serverAccount } from '../../core/account.ts';
import { filesAddress } from '../../core/addresses.ts';
import type { PneumaticApi } from '../../core/api.ts';
import { setContextKey } from '../contextKeys.ts';
import { describe, detach } from '../log.ts';
import { settingIds } from '../manifest.ts';
import {
  dialectSetting,
  filesAddressSetting,
  launchTimeoutMs,
  onDidChangeSetting,
  requestTimeoutMs,
  serverSetting,
} from '../settings.ts';
import type { DemoServer } from './demoServer.ts';
import type { DialectMemory } from './dialectMemory.ts';
import type { Vault } from './vault.ts';

/** Who the extension speaks for. Replaced as a whole: compare it by identity after an await. */
export type Session =
  | { readonly state: 'signedOut' }
  | { readonly state: 'signedIn'; readonly account: Account; readonly api: PneumaticApi }
  /** There is an account, but it cannot be used; `message` says why. */
  | { readonly state: 'unavailable'; readonly account: Account; readonly message: string };

export type SignedIn = Extract<Session, { readonly state: 'signedIn' }>;

/** What a session was made from; the same again makes no new session. */
interface Found {
  readonly session: Session;
  readonly madeFrom: string;
}

/** What the demo account speaks unless the setting says otherwise. */
const demoDialect: Dialect = 'current';

/** A bundle of its own, loaded when there is somebody to speak for. */
const loadClient = async () => (await import('./api.cjs')).createApi;

/** Follows the keys and the server setting, and holds the session that they amount to. */
export class Sessions implements Disposable {
  readonly #vault: Vault;
  readonly #demo: DemoServer;
  readonly #dialects: DialectMemory;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<Session>();
  readonly #disposables: readonly Disposable[];
  #found: Promise<Found> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(vault: Vault, demo: DemoServer, dialects: DialectMemory, log: LogOutputChannel) {
    this.#vault = vault;
    this.#demo = demo;
    this.#dialects = dialects;
    this.#log = log;
    const follow = (): void => {
      detach(log, 'Changing the account', this.#reload());
    };
    this.#disposables = [
      vault.watch(),
      vault.onDidChange(follow),
      onDidChangeSetting(
        [settingIds.server, settingIds.dialect, settingIds.requestTimeout, settingIds.filesAddress],
        follow,
      ),
    ];
  }

  /** The session now; found out on first call. */
  async current(): Promise<Session> {
    this.#found ??= this.#find(undefined);
    return (await this.#found).session;
  }

  /** An API for a server, with our time-out and log. The key is held by it alone. */
  async api(server: string, key: string): Promise<PneumaticApi> {
    const createApi = await loadClient();
    return createApi(this.#connection(server, key), {
      dialect: dialectSetting(),
      remembered: this.#dialects.recall(server),
      onDetected: (dialect) => {
        this.#log.info(`The server speaks the ${dialect} dialect.`);
        detach(this.#log, 'Remembering the dialect', this.#dialects.remember(server, dialect));
      },
    });
  }

  #connection(server: string, key: string): Connection {
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
      // Where and why alone: what the service calls it may be anything.
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

  /** Keeps the key for the server and makes it the account. The key must have been checked. */
  async signIn(server: string, key: string): Promise<Session> {
    await this.#vault.storeKey(new URL(server).origin, key);
    await this.#vault.deleteDemoKey();
    return this.#reload();
  }

  /** Forgets the key of the account in use. What it launched and drafted is kept. */
  async signOut(): Promise<void> {
    const session = await this.current();
    if (session.state === 'signedOut') return;
    if (session.account.kind === 'demo') await this.#vault.deleteDemoKey();
    else await this.#vault.deleteKey(new URL(session.account.server).origin);
    await this.#reload();
  }

  /** Leaves the demo account, so that the server of the setting counts. */
  async leaveDemo(): Promise<Session> {
    await this.#vault.deleteDemoKey();
    return this.#reload();
  }

  /** The dialect that the session's server speaks; undefined where it has not been asked yet. */
  dialectOf({ account }: SignedIn): Dialect | undefined {
    const set = dialectSetting();
    return set ?? (account.kind === 'demo' ? demoDialect : this.#dialects.recall(account.server));
  }

  async hasKey(server: string): Promise<boolean> {
    return (await this.#vault.key(new URL(server).origin)) !== undefined;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
  }

  async #reload(): Promise<Session> {
    const before = this.#found;
    const next = (before ?? Promise.resolve(undefined)).then((found) => this.#find(found));
    this.#found = next;
    const [old, found] = [await before, await next];
    if (old !== found) this.#changed.fire(found.session);
    return found.session;
  }

  async #find(before: Found | undefined): Promise<Found> {
    const demoKey = await this.#vault.demoKey();
    const server = serverSetting();
    const key = server && (await this.#vault.key(new URL(server).origin));
    const settings = [dialectSetting(), requestTimeoutMs(), filesAddressSetting()];
    const madeFrom = JSON.stringify([demoKey, server, key, ...settings]);
    if (before?.madeFrom === madeFrom && before.session.state !== 'unavailable') return before;
    const session = await this.#make(demoKey, server, key);
    await setContextKey(
      'pneumatic.account',
      session.state === 'signedOut' ? 'none' : session.account.kind,
    );
    return { session, madeFrom };
  }

  async #make(
    demoKey: string | undefined,
    server: string | undefined,
    key: string | undefined,
  ): Promise<Session> {
    if (demoKey !== undefined) return this.#makeDemo(demoKey);
    await this.#demo.stop();
    if (server === undefined || key === undefined) return { state: 'signedOut' };
    return { state: 'signedIn', account: serverAccount(server), api: await this.api(server, key) };
  }

  async #makeDemo(key: string): Promise<Session> {
    try {
      const dialect = dialectSetting() ?? demoDialect;
      const server = await this.#demo.start(key, dialect);
      const createApi = await loadClient();
      // The setting for files is about the other account.
      const files = filesAddress(server, undefined);
      const api = createApi({ ...this.#connection(server, key), files }, { dialect });
      return { state: 'signedIn', account: demoAccount(server), api };
    } catch (error) {
      this.#log.error(`The demo account could not be started: ${describe(error)}`);
      const message = error instanceof Error ? error.message : String(error);
      return { state: 'unavailable', account: demoAccount(''), message };
    }
  }
}
