import { Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import { keepsLastAnswers, onDidChangeSetting } from '../manifest/settings.ts';
import { settingIds } from '../manifest/ids.ts';
import { describe, detach } from '../platform/log.ts';
import type { Holder, Holding } from './holder.ts';
import { type Kept, KeptFolder, type ListFile, pieceName } from './keptFolder.ts';
import type { KeptItems, KeptWriter, Waiting } from './keptWriter.ts';

export type { Kept } from './keptFolder.ts';

/** A long list as it was last read: the beginning at once, the rest when it is needed. */
export interface KeptList<Item, About = unknown> {
  readonly at: number;
  /** What was kept about the list besides its items. */
  readonly about: About;
  /** How many items are here, and how many there were: of a very long list, the first are kept. */
  readonly count: number;
  readonly total: number;
  readonly first: readonly Item[];
  /** All items; those that cannot be read any more are left out. */
  all(): Promise<readonly Item[]>;
}

/** What was removed. */
interface Removed {
  readonly account: AccountId;
  readonly name: string;
  /** Whether anything was on disk. */
  readonly wasThere: boolean;
}

/** The parts that keeping answers needs. */
export interface KeptParts {
  readonly holding: Holding;
  /** The version of the extension; what another version has written counts as not there. */
  readonly version: string;
  readonly load: () => Promise<KeptWriting>;
  readonly log: LogOutputChannel;
}

/** What writes and removes; it is loaded when there is something to do. */
export interface KeptWriting {
  readonly KeptWriter: typeof KeptWriter;
  readonly removeOthers: (parent: string, except: string | undefined) => Promise<void>;
}

/** In milliseconds: how long changes are collected. */
const pauseMs = 1000;

/**
 * The last known answers of the account in use, on disk: to be shown before the service has
 * answered, or while it cannot be reached. They are those of one key as long as it stays in store;
 * all others are removed, and so are these when the service refuses the key. Never throws.
 */
export class KeptAnswers implements Disposable {
  readonly #parent: string;
  readonly #holding: Holding;
  readonly #version: string;
  readonly #load: () => Promise<KeptWriting>;
  readonly #log: LogOutputChannel;
  readonly #forgot = new EventEmitter<void>();
  readonly #removed = new EventEmitter<Removed>();
  readonly #subscriptions: Disposable;
  readonly #waiting = new Map<string, Waiting>();
  /** What is being removed: its file may be there until all before it is written. */
  readonly #going = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #removing: Promise<void> = Promise.resolve();
  /** How often all that was known here has come to its end. */
  #round = 0;
  #holder: Holder | undefined;
  #folder: KeptFolder | undefined;
  #writer: KeptWriter | undefined;
  #isBegun = false;
  /** Whether there may be files of others, which are removed soon. */
  #hasOthers = false;
  /** What the setting says; undefined until it is first asked for, which takes its time. */
  #isOn: boolean | undefined;

  /** Fires when all that was kept is gone, so that nothing of it may stay in sight. */
  readonly onDidForget = this.#forgot.event;

  /** Fires when an answer was removed that is not true any more. */
  readonly onDidRemove = this.#removed.event;

  constructor(folder: Uri, { holding, version, load, log }: KeptParts) {
    this.#parent = folder.fsPath;
    this.#load = load;
    this.#holding = holding;
    this.#version = version;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      holding.onDidChange(() => {
        this.#follow(holding.heldNow);
      }),
      holding.onDidRefuse(({ stay }) => {
        if (stay === this.#holder?.stay) detach(log, 'Removing kept answers', this.forgetAll());
      }),
      onDidChangeSetting([settingIds.keepLastAnswers], () => {
        this.#isOn = keepsLastAnswers();
        if (!this.#isOn) detach(log, 'Removing kept answers', this.forgetAll());
      }),
    );
  }

  /** What was last kept of the account under a name; undefined where nothing is. */
  async read<Value>(account: AccountId, name: string): Promise<Kept<Value> | undefined> {
    const holder = await this.#holderOf(account);
    if (!holder) return undefined;
    const round = this.#round;
    await this.#removing;
    const found = this.#waiting.get(name) ?? (await this.#parsed(name));
    if (round !== this.#round || this.#going.has(name)) return undefined;
    return found as Kept<Value> | undefined;
  }

  /** A list that was kept with `writeList`. */
  async readList<Item, About = unknown>(
    account: AccountId,
    name: string,
  ): Promise<KeptList<Item, About> | undefined> {
    const kept = await this.read<ListFile | KeptItems>(account, name);
    if (!kept) return undefined;
    const { at, value } = kept;
    const about = value.about as About;
    if ('items' in value) {
      const items = value.items as readonly Item[];
      const count = items.length;
      return { at, about, count, total: count, first: items, all: () => Promise.resolve(items) };
    }
    const first = value.first as readonly Item[];
    const all = async (): Promise<readonly Item[]> => {
      const read: Item[] = [...first];
      for (const piece of value.pieces) {
        const more = await this.read<readonly Item[]>(account, pieceName(name, piece));
        read.push(...(more?.value ?? []));
      }
      return read;
    };
    return { at, about, count: value.count, total: value.total, first, all };
  }

  /**
   * Keeps a value of plain JSON, a moment later. It has to be an answer for the session in use:
   * compare the session by identity after an `await`.
   */
  write(account: AccountId, name: string, value: unknown): void {
    this.#wait(account, name, value);
  }

  /**
   * Keeps a list, which may be long: its first 20,000 items.
   * @param about is kept with it, and read at once.
   */
  writeList(
    account: AccountId,
    name: string,
    items: readonly object[],
    about: unknown = null,
  ): void {
    this.#wait(account, name, { items, about } satisfies KeptItems, true);
  }

  /** Removes what is kept under a name, since it is not true any more. */
  remove(account: AccountId, name: string): void {
    if (this.#holder?.account !== account) return;
    this.#waiting.delete(name);
    this.#going.add(name);
    const work = this.#inOrder(async () => {
      const wasThere = (await (await this.#writing())?.remove(name)) === true;
      this.#going.delete(name);
      this.#removed.fire({ account, name, wasThere });
    });
    detach(this.#log, 'Removing a kept answer', work);
  }

  /** Another window has removed an answer: what is shown as it was kept may not stay in sight. */
  noteRemoved(): void {
    this.#round += 1;
    this.#forgot.fire();
  }

  /** Removes all that is kept, of whatever account. */
  forgetAll(): Promise<void> {
    const work = this.#removeAll();
    this.#forgot.fire();
    return work;
  }

  /** Writes what waits to be written, and removes what is kept of others. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#inOrder(() => this.#writeAll());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#forgot.dispose();
    this.#removed.dispose();
  }

  /** Whether answers are kept; if not, what was kept when they were is removed. */
  #isKeeping(): boolean {
    if (this.#isOn === undefined) {
      this.#isOn = keepsLastAnswers();
      if (!this.#isOn) detach(this.#log, 'Removing kept answers', this.#removeAll());
    }
    return this.#isOn;
  }

  #removeAll(): Promise<void> {
    this.#drop();
    this.#removing = this.#inOrder(async () => {
      await (await this.#load()).removeOthers(this.#parent, undefined);
    });
    return this.#removing;
  }

  /** The holder now, if it is that of the account and answers are kept. */
  async #holderOf(account: AccountId): Promise<Holder | undefined> {
    if (!this.#isKeeping()) return undefined;
    const holder = await this.#holding.holder();
    if (holder) this.#follow(holder);
    else detach(this.#log, 'Removing kept answers', this.#tidy());
    return holder?.account === account ? holder : undefined;
  }

  /** Removes what is left of a person who has signed out while no window was looking. */
  async #tidy(): Promise<void> {
    if ((await this.#holding.current()).state === 'signedOut') this.#follow(undefined);
  }

  /** Goes over to another key, and removes all that was kept for others. */
  #follow(holder: Holder | undefined): void {
    const before = this.#holder;
    this.#holder = holder;
    if (this.#isBegun && isSame(holder, before)) return;
    this.#isBegun = true;
    this.#drop();
    this.#folder = holder && new KeptFolder(this.#parent, holder, this.#version);
    this.#hasOthers = true;
    if (!before) {
      this.#flushSoon();
      return;
    }
    // What was kept for a key that is not in use any more is gone at once.
    detach(this.#log, 'Removing kept answers', this.flush());
    this.#forgot.fire();
  }

  /** Forgets what is known of the files. */
  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
    this.#going.clear();
    this.#writer = undefined;
    this.#round += 1;
  }

  #wait(account: AccountId, name: string, value: unknown, isList = false): void {
    const holder = this.#holding.heldNow;
    if (holder?.account !== account || !this.#isKeeping()) return;
    this.#follow(holder);
    this.#going.delete(name);
    this.#waiting.set(name, { value, isList, at: Date.now() });
    this.#flushSoon();
  }

  #flushSoon(): void {
    this.#timer ??= setTimeout(() => {
      detach(this.#log, 'Keeping answers', this.flush());
    }, pauseMs);
  }

  async #parsed(name: string): Promise<Kept<unknown> | undefined> {
    try {
      return await this.#folder?.read(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#log.debug(`What was kept cannot be used: ${describe(error)}`);
      }
      return undefined;
    }
  }

  /** Removing and writing never overlap. */
  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#log.debug(`Answers could not be kept: ${describe(error)}`);
    });
    return this.#work;
  }

  async #writeAll(): Promise<void> {
    if (this.#hasOthers) {
      this.#hasOthers = false;
      await (await this.#load()).removeOthers(this.#parent, this.#folder?.path);
    }
    if (this.#waiting.size > 0) await (await this.#writing())?.write(this.#waiting);
  }

  /** What writes for the holder now. */
  async #writing(): Promise<KeptWriter | undefined> {
    const { KeptWriter } = await this.#load();
    const folder = this.#folder;
    if (folder) this.#writer ??= new KeptWriter(folder, () => this.#folder === folder);
    return this.#writer;
  }
}

const isSame = (one: Holder | undefined, other: Holder | undefined): boolean =>
  one?.stay === other?.stay && one?.account === other?.account;
