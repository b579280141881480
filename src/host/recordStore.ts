import { createHash, randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  type Disposable,
  EventEmitter,
  FileSystemError,
  type FileSystemWatcher,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode';
import { describe } from './log.ts';

/**
 * Records as files, one each, in a folder of the extension's global storage. Two windows can write
 * at the same time without losing each other's records, as they would with one shared Memento. A
 * file that cannot be read as a record is left where it is and logged.
 */
export class RecordStore<Schema extends v.GenericSchema> implements Disposable {
  readonly #folder: Uri;
  readonly #schema: Schema;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  #watcher: FileSystemWatcher | undefined;
  #watching: Promise<void> | undefined;
  /** The files that `list` has seen last. */
  #listed: ReadonlySet<string> = new Set();
  #lastWrite: Promise<void> = Promise.resolve();

  /** Fires when records were written or removed, by this window or by another. */
  readonly onDidChange = this.#changed.event;

  constructor(folder: Uri, schema: Schema, log: LogOutputChannel) {
    this.#folder = folder;
    this.#schema = schema;
    this.#log = log;
  }

  async list(): Promise<readonly v.InferOutput<Schema>[]> {
    await this.#lastWrite;
    this.#watching ??= this.#watch();
    await this.#watching;
    const files = await this.#files();
    this.#listed = new Set(files);
    const records = await Promise.all(files.map((file) => this.#read(file)));
    return records.filter((record) => record !== undefined);
  }

  async get(key: string): Promise<v.InferOutput<Schema> | undefined> {
    await this.#lastWrite;
    return this.#read(fileName(key));
  }

  /** Writes beside the file and renames, so that a crash leaves the old record or the new one. */
  put(key: string, record: v.InferOutput<Schema>): Promise<void> {
    return this.#inOrder(async () => {
      const draft = this.#uri(`${randomUUID()}.tmp`);
      await workspace.fs.writeFile(draft, Buffer.from(JSON.stringify(record)));
      // VS Code's own rename removes the old file before it moves the new one to its place.
      await rename(draft.fsPath, this.#uri(fileName(key)).fsPath);
    });
  }

  delete(...keys: readonly string[]): Promise<void> {
    return this.#inOrder(async () => {
      await Promise.all(keys.map((key) => this.#remove(this.#uri(fileName(key)))));
    });
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
      await workspace.fs.delete(file);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  async #files(): Promise<readonly string[]> {
    try {
      const entries = await workspace.fs.readDirectory(this.#folder);
      return entries.map(([name]) => name).filter((name) => name.endsWith('.json'));
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  }

  async #read(file: string): Promise<v.InferOutput<Schema> | undefined> {
    try {
      const bytes = await workspace.fs.readFile(this.#uri(file));
      return v.parse(this.#schema, JSON.parse(Buffer.from(bytes).toString('utf8')));
    } catch (error) {
      if (!isNotFound(error)) this.#log.warn(`${file} is not readable: ${describe(error)}`);
      return undefined;
    }
  }

  async #watch(): Promise<void> {
    try {
      // A watcher of a folder that is not there looks for it every few seconds only.
      await workspace.fs.createDirectory(this.#folder);
    } catch (error) {
      this.#log.error(`${this.#folder.fsPath} could not be made: ${describe(error)}`);
    }
    this.#watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, '*.json'));
    const fire = (): void => {
      this.#changed.fire();
    };
    this.#watcher.onDidChange(fire);
    // News of what this window did itself comes late; drawing a tree again closes its open menus.
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

/** Keys hold ids of the service, which may be anything; a hash is a safe name for a file. */
const fileName = (key: string): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`;

const isNotFound = (error: unknown): boolean =>
  error instanceof FileSystemError && error.code === 'FileNotFound';
