import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import { keepsLastAnswers, onDidChangeSetting } from '../manifest/settings.ts';
import { settingIds } from '../manifest/ids.ts';
import { describe, detach } from '../platform/log.ts';
import type { Holder, Holding } from './holder.ts';
import { KeptFolder, makeParent, removeOthers } from './keptFolder.ts';

/** An answer of the service, as it was last read. */
export interface Kept<Value> {
  readonly value: Value;
  /** When it was read, in milliseconds since 1970. */
  readonly at: number;
}

/** A long list as it was last read: the beginning at once, the rest when it is needed. */
export interface KeptList<Item, About = unknown> {
  readonly at: number;
  /** What was kept about the list besides its items. */
  readonly about: About;
  /** How many items there are in all. */
  readonly count: number;
  readonly first: readonly Item[];
  /** All items; those that cannot be read any more are left out. */
  all(): Promise<readonly Item[]>;
}

/** The file of a list: its beginning, and the names of the files with the rest. */
interface ListFile {
  readonly about: unknown;
  readonly count: number;
  readonly first: readonly unknown[];
  readonly pieces: readonly string[];
}

/** A list that waits to be written. */
interface List {
  readonly about: unknown;
  readonly items: readonly unknown[];
  /** Makes plain JSON of an item. */
  readonly plain: (item: unknown) => unknown;
}

/** How a list is kept. */
interface ListOptions<Item> {
  /** Is kept with it, and read at once. */
  readonly about?: unknown;
  /** Makes plain JSON of an item, when it is written; an item is plain by default. */
  readonly plain?: (item: Item) => unknown;
}

/** What waits to be written. */
interface Waiting {
  readonly holder: Holder;
  readonly at: number;
  readonly value: unknown;
  /** Whether the value is a `List`, which is kept in pieces. */
  readonly isList: boolean;
}

/** In milliseconds: how long changes are collected. */
const pauseMs = 1000;
/** In milliseconds: how old the time of an unchanged answer on disk may be. */
const longestUnwritten = 60_000;
/** How many items of a list are read at once, and how many a further file has. */
const firstItems = 200;
const itemsInPiece = 200;
/** How many items of a list are kept: about 12 MB of workflows, written in a second or two. */
const mostItems = 20_000;
const limits = { bytes: 64 * 1024 * 1024, files: 2000 };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * The last known answers of the account in use, on disk: to be shown before the service has
 * answered, or while it cannot be reached. They are those of one key as long as it stays in store;
 * all others are removed, and so are these when the service refuses the key. Never throws.
 */
export class KeptAnswers implements Disposable {
  readonly #parent: string;
  readonly #holding: Holding;
  readonly #version: string;
  readonly #log: LogOutputChannel;
  readonly #forgot = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly #waiting = new Map<string, Waiting>();
  /** What is on disk by name: a hash of it, and its time. */
  readonly #written = new Map<string, { readonly hash: string; readonly at: number }>();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #removing: Promise<void> = Promise.resolve();
  /** How often all that was known here has come to its end. */
  #round = 0;
  #holder: Holder | undefined;
  #folder: KeptFolder | undefined;
  #isBegun = false;
  #isSwitchedOff = false;

  /** Fires when all that was kept is gone, so that nothing of it may stay in sight. */
  readonly onDidForget = this.#forgot.event;

  /** @param version of the extension; what another version has written counts as not there. */
  constructor(folder: Uri, holding: Holding, version: string, log: LogOutputChannel) {
    this.#parent = folder.fsPath;
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
        this.#isSwitchedOff = !keepsLastAnswers();
        if (this.#isSwitchedOff) detach(log, 'Removing kept answers', this.forgetAll());
      }),
    );
  }

  /** What was last kept of the account under a name; undefined where nothing is. */
  async read<Value>(account: AccountId, name: string): Promise<Kept<Value> | undefined> {
    const holder = await this.#holderOf(account);
    if (!holder) return undefined;
    const round = this.#round;
    await this.#removing;
    const found = this.#waiting.get(name) ?? (await this.#parsed(holder, name));
    return round === this.#round ? (found as Kept<Value> | undefined) : undefined;
  }

  /** A list that was kept with `writeList`. */
  async readList<Item, About = unknown>(
    account: AccountId,
    name: string,
  ): Promise<KeptList<Item, About> | undefined> {
    const kept = await this.read<ListFile | List>(account, name);
    if (!kept) return undefined;
    const { at, value } = kept;
    const about = value.about as About;
    if ('items' in value) {
      const items = value.items as readonly Item[];
      const first = items.slice(0, firstItems);
      return { at, about, count: items.length, first, all: () => Promise.resolve(items) };
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
    return { at, about, count: value.count, first, all };
  }

  /**
   * Keeps a value of plain JSON, a moment later. It has to be an answer for the session in use:
   * compare the session by identity after an `await`.
   */
  write(account: AccountId, name: string, value: unknown): void {
    this.#wait(account, name, value);
  }

  /** Keeps a list, which may be long: its first 20,000 items. */
  writeList<Item>(
    account: AccountId,
    name: string,
    items: readonly Item[],
    { about = null, plain = (item) => item }: ListOptions<Item> = {},
  ): void {
    this.#wait(account, name, { items, about, plain }, true);
  }

  /** Removes what is kept under a name, since it is not true any more. */
  remove(account: AccountId, name: string): void {
    const folder = this.#folder;
    if (!folder || this.#holder?.account !== account) return;
    this.#waiting.delete(name);
    this.#written.delete(name);
    detach(
      this.#log,
      'Removing a kept answer',
      this.#inOrder(() => folder.remove(name)),
    );
  }

  /** Removes all that is kept of an account. */
  async forget(account: AccountId): Promise<void> {
    if (this.#holding.heldNow?.account === account) await this.forgetAll();
  }

  /** Removes all that is kept, of whatever account. */
  forgetAll(): Promise<void> {
    const work = this.#removeAll();
    this.#forgot.fire();
    return work;
  }

  /** Writes what waits to be written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#inOrder(() => this.#writeAll());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#forgot.dispose();
  }

  /** Whether answers are kept; if not, what was kept when they were is removed. */
  #isOn(): boolean {
    if (keepsLastAnswers()) return true;
    if (!this.#isSwitchedOff) detach(this.#log, 'Removing kept answers', this.#removeAll());
    this.#isSwitchedOff = true;
    return false;
  }

  #removeAll(): Promise<void> {
    this.#drop();
    this.#removing = this.#inOrder(() => rm(this.#parent, { recursive: true, force: true }));
    return this.#removing;
  }

  /** The holder now, if it is that of the account and answers are kept. */
  async #holderOf(account: AccountId): Promise<Holder | undefined> {
    if (!this.#isOn()) return undefined;
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
    if (before) this.#forgot.fire();
    const work = this.#inOrder(() => removeOthers(this.#parent, this.#folder?.path));
    detach(this.#log, 'Removing kept answers', work);
  }

  /** Forgets what is known of the files. */
  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
    this.#written.clear();
    this.#round += 1;
  }

  #wait(account: AccountId, name: string, value: unknown, isList = false): void {
    const holder = this.#holding.heldNow;
    if (holder?.account !== account || !this.#isOn()) return;
    this.#follow(holder);
    this.#waiting.set(name, { value, isList, holder, at: Date.now() });
    this.#timer ??= setTimeout(() => {
      detach(this.#log, 'Keeping answers', this.flush());
    }, pauseMs);
  }

  async #parsed(holder: Holder, name: string): Promise<Kept<unknown> | undefined> {
    const folder = this.#folder;
    if (!folder || !isSame(holder, this.#holder)) return undefined;
    try {
      const [at, value] = JSON.parse(await folder.read(name)) as readonly [number, unknown];
      return { at, value };
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
    const folder = this.#folder;
    if (!folder || this.#waiting.size === 0) return;
    await makeParent(this.#parent);
    let hasWritten = false;
    for (const [name, waiting] of [...this.#waiting]) {
      if (await this.#writeOne(folder, name, waiting)) hasWritten = true;
      if (this.#waiting.get(name) === waiting) this.#waiting.delete(name);
      // Others have their turn between two files.
      await setImmediate();
    }
    if (hasWritten) await folder.trim(limits);
  }

  async #writeOne(folder: KeptFolder, name: string, waiting: Waiting): Promise<boolean> {
    const { at, value, isList } = waiting;
    if (!isList) return this.#put(folder, name, value, at);
    const before = await this.#parsed(waiting.holder, name);
    const list = await this.#writePieces(folder, name, value as List);
    const isWritten = await this.#put(folder, name, list, at);
    const { pieces = [] } = (before?.value ?? {}) as Partial<ListFile>;
    const now = new Set(list.pieces);
    const gone = pieces.filter((piece) => !now.has(piece));
    await Promise.all(gone.map((piece) => folder.remove(pieceName(name, piece))));
    return isWritten;
  }

  /** Writes a file, unless it is there already and its time is near enough. */
  async #put(folder: KeptFolder, name: string, value: unknown, at: number): Promise<boolean> {
    const text = JSON.stringify(value);
    const hash = hashOf(text);
    if (this.#folder !== folder) return false;
    const before = this.#written.get(name);
    if (before?.hash === hash && at - before.at < longestUnwritten) return false;
    await folder.write(name, `[${at},${text}]`);
    this.#written.set(name, { hash, at });
    return true;
  }

  /** Writes the items after the first, each piece under a name of its own content. */
  async #writePieces(folder: KeptFolder, name: string, list: List): Promise<ListFile> {
    const { about, plain } = list;
    const items = list.items.slice(0, mostItems);
    const pieces: string[] = [];
    for (let from = firstItems; from < items.length; from += itemsInPiece) {
      const text = JSON.stringify(items.slice(from, from + itemsInPiece).map(plain));
      const piece = hashOf(text);
      if (this.#folder !== folder) break;
      pieces.push(piece);
      const there = await folder.touch(pieceName(name, piece));
      if (!there) await folder.write(pieceName(name, piece), `[0,${text}]`);
      await setImmediate();
    }
    return { about, count: items.length, first: items.slice(0, firstItems).map(plain), pieces };
  }
}

const isSame = (one: Holder | undefined, other: Holder | undefined): boolean =>
  one?.stay === other?.stay && one?.account === other?.account;

const pieceName = (list: string, piece: string): string => JSON.stringify([list, piece]);
