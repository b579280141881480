import { createHash } from 'node:crypto';
import { type Dirent, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  type Disposable,
  EventEmitter,
  type FileSystemWatcher,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode';
import { describe } from './log.ts';
import { removeLeftovers, replaceFile } from './replaceFile.ts';

/**
 * So many records are read at once: it takes less time than to have another thread read them and to
 * hear of it, and first rows wait for them.
 */
const few = 20;

/** The kind of a store's records: their schema and keys. */
export interface RecordKind<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  /** The key of a record; no other record has it. */
  readonly keyOf: (record: v.InferOutput<Schema>) => string;
}

/**
 * Records as files, one each, in a folder of the extension's global storage. Two windows can write
 * at the same time without losing each other's records, as they would with one shared Memento. Node
 * reads them: each call of VS Code's file system waits for the window, which may be far away. A file
 * that holds no record, or another record than its name says, is left in place and logged.
 */
export class RecordStore<Schema extends v.GenericSchema> implements Disposable {
  readonly #folder: Uri;
  readonly #kind: RecordKind<Schema>;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  #watcher: FileSystemWatcher | undefined;
  /** The removal of half-written files, once before the first write. */
  #sweeping: Promise<void> | undefined;
  /** The files that the last call of `list` found. */
  #listed: ReadonlySet<string> = new Set();
  #lastWrite: Promise<void> = Promise.resolve();

  /** Fires when records were written or removed, by this window or by another. */
  readonly onDidChange = this.#changed.event;

  constructor(folder: Uri, kind: RecordKind<Schema>, log: LogOutputChannel) {
    this.#folder = folder;
    this.#kind = kind;
    this.#log = log;
  }

  async list(): Promise<readonly v.InferOutput<Schema>[]> {
    await this.#lastWrite;
    if (!this.#watcher) this.#watch();
    const files = this.#files();
    this.#listed = new Set(files.map(({ name }) => name));
    // What is no plain file may keep who reads it waiting for ever.
    const isAtOnce = (file: Dirent): boolean => files.length <= few && file.isFile();
    const records = await Promise.all(files.map((file) => this.#read(file.name, isAtOnce(file))));
    return records.filter((record) => record !== undefined);
  }

  async get(key: string): Promise<v.InferOutput<Schema> | undefined> {
    await this.#lastWrite;
    return this.#read(fileName(key), false);
  }

  /**
   * Writes a record. A crash or a power cut leaves the old record or the new one; once this
   * resolves, the new one.
   * @throws if it cannot be written.
   */
  put(record: v.InferOutput<Schema>): Promise<void> {
    return this.#inOrder(async () => {
      this.#sweeping ??= removeLeftovers(this.#folder.fsPath, this.#log);
      await this.#sweeping;
      const file = this.#uri(fileName(this.#kind.keyOf(record)));
      await replaceFile(file.fsPath, JSON.stringify(record));
    });
  }

  delete(...keys: readonly string[]): Promise<void> {
    return this.#inOrder(async () => {
      await Promise.all(keys.map((key) => this.#remove(this.#uri(fileName(key)))));
    });
  }

  /**
   * Removes all of these records but the latest.
   * @param most how many stay.
   * @param changedAt when a record was changed, in milliseconds since 1970.
   */
  async keepLatest(
    most: number,
    records: readonly v.InferOutput<Schema>[],
    changedAt: (record: v.InferOutput<Schema>) => number,
  ): Promise<void> {
    const old = records.toSorted((one, other) => changedAt(other) - changedAt(one)).slice(most);
    if (old.length > 0) await this.delete(...old.map(this.#kind.keyOf));
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#changed.dispose();
  }

  #inOrder(write: () => Promise<void>): Promise<void> {
    const done = this.#lastWrite.then(write);
    this.#lastWrite = done.then(
      () => {
        this.#changed.fire();
      },
      (error: unknown) => {
        this.#log.error(`Writing to ${this.#folder.fsPath} failed: ${describe(error)}`);
      },
    );
    return done;
  }

  async #remove(file: Uri): Promise<void> {
    try {
      await unlink(file.fsPath);
    } catch (error) {
      // A folder of that name is no record, and not made by us.
      if (!isNotFound(error) && !(await stat(file.fsPath)).isDirectory()) throw error;
    }
  }

  #files(): readonly Dirent[] {
    try {
      const files = readdirSync(this.#folder.fsPath, { withFileTypes: true });
      return files.filter(({ name }) => name.endsWith('.json'));
    } catch (error) {
      if (!isNotFound(error)) {
        this.#log.error(`${this.#folder.fsPath} could not be read: ${describe(error)}`);
      }
      return [];
    }
  }

  async #read(file: string, isAtOnce: boolean): Promise<v.InferOutput<Schema> | undefined> {
    try {
      const { fsPath } = this.#uri(file);
      const text = isAtOnce ? readFileSync(fsPath, 'utf8') : await readFile(fsPath, 'utf8');
      const { schema, keyOf } = this.#kind;
      const record = v.parse(schema, JSON.parse(text));
      // A record under a wrong file name could be shown, but never replaced or removed.
      if (fileName(keyOf(record)) !== file) throw new Error('It is the record of another file.');
      return record;
    } catch (error) {
      if (!isNotFound(error)) this.#log.warn(`${file} is not readable: ${describe(error)}`);
      return undefined;
    }
  }

  #watch(): void {
    try {
      // If the folder were missing, the watcher would look for it only every few seconds.
      mkdirSync(this.#folder.fsPath, { recursive: true });
    } catch (error) {
      this.#log.error(`${this.#folder.fsPath} could not be made: ${describe(error)}`);
    }
    this.#watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, '*.json'));
    const fire = (): void => {
      this.#changed.fire();
    };
    this.#watcher.onDidChange(fire);
    // The events of this window's own changes come late, and drawing a tree again closes its open
    // menus.
    this.#watcher.onDidCreate((file) => {
      if (!this.#listed.has(path.basename(file.path))) fire();
    });
    this.#watcher.onDidDelete((file) => {
      if (this.#listed.has(path.basename(file.path))) fire();
    });
  }

  #uri(file: string): Uri {
    return Uri.joinPath(this.#folder, file);
  }
}

/** Keys hold ids of the service, which can be any text; a hash is a safe file name. */
const fileName = (key: string): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`;

const isNotFound = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
