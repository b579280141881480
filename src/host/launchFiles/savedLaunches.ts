import { createHash } from 'node:crypto';
import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  type WorkspaceFolder,
  l10n,
  workspace,
} from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import { named } from '../../core/kickoff/named.ts';
import { writtenJson } from '../../core/kickoff/writeLaunch.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions } from '../account/session.ts';
import { describe } from '../platform/log.ts';
import { replaceFile } from '../platform/replaceFile.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { namedLaunchText, withLaunch } from './editLaunches.ts';
import { fileNameFor } from './fileNameFor.ts';
import { formatOf } from './launchFileDocument.ts';
import { parseLaunchFile } from './parseLaunchFile.ts';
import { storedText } from './storedText.ts';
import { type LaunchToSave, type SavedLaunch, workflowOf } from './savedLaunch.ts';

/** The parts that know where saved launches are. */
export interface SavedLaunchesParts {
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly names: Pick<AccountNames, 'load' | 'now'>;
  readonly workflows: Pick<WorkflowStore, 'list'>;
  readonly log: LogOutputChannel;
  /** The folder for the person’s own, in the extension’s storage. */
  readonly folder: Uri;
}

/** The folder of a workspace folder that has saved launches. */
const sharedFolder = '.pneumatic';
const launchFiles = '*.pneumatic.{json,yaml}';
const ending = /\.pneumatic\.(json|yaml)$/;
/** The most files of one folder that are read. */
const mostFiles = 200;

interface Place {
  readonly path: Uri;
  readonly of: WorkspaceFolder | undefined;
}

/**
 * The launches that were saved: the person’s own, in the extension’s storage, and those of the
 * workspace, in the folder `.pneumatic` of each of its folders. They are listed once, and again
 * after a change.
 */
export class SavedLaunches implements Disposable {
  readonly #parts: SavedLaunchesParts;
  readonly #changed = new EventEmitter<void>();
  readonly #watchers = new Map<string, Disposable>();
  readonly #subscriptions: Disposable;
  #listing: Promise<readonly SavedLaunch[]> | undefined;

  /** Fires when a saved launch was added, changed or removed, here or elsewhere. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: SavedLaunchesParts) {
    this.#parts = parts;
    this.#subscriptions = Disposable.from(
      // Views load again by themselves then.
      parts.sessions.onDidChange(() => {
        this.#listing = undefined;
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#unwatch();
        this.#drop();
      }),
    );
  }

  /** The saved launches of the account in use, and of the workspace. */
  list(): Promise<readonly SavedLaunch[]> {
    if (this.#listing) return this.#listing;
    const listing = this.#list();
    this.#listing = listing;
    // What has failed is tried again the next time.
    listing.catch(() => {
      if (this.#listing === listing) this.#listing = undefined;
    });
    return listing;
  }

  async find(key: string): Promise<SavedLaunch | undefined> {
    return (await this.list()).find((saved) => saved.key === key);
  }

  /** The saved launch with a name in a place. */
  async named(name: string, folder: WorkspaceFolder | undefined): Promise<SavedLaunch | undefined> {
    const place = folder?.uri.toString();
    return (await this.list()).find(
      (saved) => saved.name === name && saved.folder?.uri.toString() === place,
    );
  }

  /** The saved launches that name a workflow, and can mean no other. */
  async ofWorkflow(workflow: Pick<Workflow, 'id' | 'name'>): Promise<readonly SavedLaunch[]> {
    const like = (await this.list()).filter(
      (saved) => named([workflow], workflowOf(saved) ?? '').length > 0,
    );
    if (like.length === 0) return [];
    const all = await this.#parts.workflows.list();
    const isMeant = (saved: SavedLaunch): boolean => {
      const [only, other] = named(all.ok ? all.value : [workflow], workflowOf(saved) ?? '');
      return only?.id === workflow.id && other === undefined;
    };
    return like.filter(isMeant).toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** The launches of a file; none where it cannot be read. */
  launchesIn(file: Uri, folder: WorkspaceFolder | undefined): Promise<readonly SavedLaunch[]> {
    return this.#inFile(file, folder);
  }

  /** The rows below a workflow in its view. Never rejects. */
  async rowsOf(
    parent: Extract<WorkflowRow, { readonly type: 'workflow' }>,
  ): Promise<readonly Extract<WorkflowRow, { readonly type: 'savedLaunch' }>[]> {
    try {
      return (await this.ofWorkflow(parent.workflow)).map(({ key, name, folder }) => ({
        ...{ type: 'savedLaunch', key, name, parent, workflow: parent.workflow },
        place: folder ? l10n.t('saved in {0}', folder.name) : l10n.t('saved for me'),
      }));
    } catch (error) {
      this.#parts.log.error(`Saved launches could not be listed: ${describe(error)}`);
      return [];
    }
  }

  /**
   * Saves a launch, in the place of another one if that is given.
   * @returns its file
   * @throws if it cannot be written.
   */
  async save({ name, launch, folder }: LaunchToSave, replaced?: SavedLaunch): Promise<Uri> {
    const json = writtenJson(launch);
    if (replaced) {
      await this.#edit(replaced, json);
      return replaced.file;
    }
    const path = folder ? Uri.joinPath(folder.uri, sharedFolder) : await this.#ownFolder();
    const taken = await this.#filesIn(path);
    const file = Uri.joinPath(path, fileNameFor(name, taken));
    await this.#write(file, namedLaunchText(name, json, 'json'), folder);
    return file;
  }

  /**
   * Removes a saved launch: its file, or what stands of it in a file with others.
   * @throws if that is not possible.
   */
  async delete(saved: SavedLaunch): Promise<void> {
    // Others may have been added to the file since it was listed.
    const [only] = await this.#inFile(saved.file, saved.folder);
    if (!only?.isAlone || only.key !== saved.key) {
      await this.#edit(saved, undefined);
      return;
    }
    try {
      await workspace.fs.delete(saved.file, { useTrash: true });
    } catch {
      // Not every system has a trash.
      await workspace.fs.delete(saved.file);
    }
    this.#drop();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#unwatch();
    this.#changed.dispose();
  }

  #drop(): void {
    this.#listing = undefined;
    this.#changed.fire();
  }

  #unwatch(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  async #list(): Promise<readonly SavedLaunch[]> {
    const shared = (workspace.workspaceFolders ?? []).map((of) => ({
      ...{ of, path: Uri.joinPath(of.uri, sharedFolder) },
    }));
    const places: readonly Place[] = [...(await this.#ownPlaces()), ...shared];
    for (const place of places) this.#watch(place);
    const found = await Promise.all(places.map((place) => this.#inPlace(place)));
    return found.flat();
  }

  /** The folders of the account, which may have had another id before. */
  async #ownPlaces(): Promise<readonly Place[]> {
    const session = await this.#parts.sessions.current();
    if (session.state === 'signedOut') return [];
    const { names } = this.#parts;
    const before = [...(await names.load()).keys()];
    const { id } = session.account;
    const ids = new Set([id, ...before.filter((from) => names.now(from) === id)]);
    return [...ids].map((each) => ({ path: this.#folderOf(each), of: undefined }));
  }

  async #ownFolder(): Promise<Uri> {
    const session = await this.#parts.sessions.current();
    if (session.state === 'signedOut') throw new Error('Nobody is signed in.');
    return this.#folderOf(session.account.id);
  }

  #folderOf(account: AccountId): Uri {
    const name = createHash('sha256').update(account).digest('hex').slice(0, 16);
    return Uri.joinPath(this.#parts.folder, name);
  }

  #watch({ path, of }: Place): void {
    const key = path.toString();
    if (this.#watchers.has(key)) return;
    const pattern = of
      ? new RelativePattern(of, `${sharedFolder}/${launchFiles}`)
      : new RelativePattern(path, launchFiles);
    const watcher = workspace.createFileSystemWatcher(pattern);
    const drop = (): void => {
      this.#drop();
    };
    const listening = [watcher.onDidCreate(drop), watcher.onDidChange(drop)];
    this.#watchers.set(key, Disposable.from(watcher, ...listening, watcher.onDidDelete(drop)));
  }

  async #inPlace({ path, of }: Place): Promise<readonly SavedLaunch[]> {
    if (!of) await this.#make(path);
    const names = (await this.#filesIn(path)).toSorted().slice(0, mostFiles);
    const found = await Promise.all(
      names.map((name) => this.#inFile(Uri.joinPath(path, name), of)),
    );
    return found.flat();
  }

  /** A watcher would look for a folder that is missing only every few seconds. */
  async #make(path: Uri): Promise<void> {
    try {
      await workspace.fs.createDirectory(path);
    } catch (error) {
      this.#parts.log.error(`${path.fsPath} could not be made: ${describe(error)}`);
    }
  }

  /** The launch files of a folder; none where it is missing. */
  async #filesIn(path: Uri): Promise<readonly string[]> {
    try {
      const entries = await workspace.fs.readDirectory(path);
      return entries.map(([name]) => name).filter((name) => ending.test(name));
    } catch {
      return [];
    }
  }

  async #inFile(file: Uri, folder: WorkspaceFolder | undefined): Promise<readonly SavedLaunch[]> {
    const text = await this.#textOf(file);
    if (text === undefined) return [];
    const { launches, syntax } = parseLaunchFile(text, formatOf(file) ?? 'json');
    const byName = file.path.slice(file.path.lastIndexOf('/') + 1).replace(ending, '');
    // What cannot be read of a file may be other launches.
    const isAlone = launches.length === 1 && (launches[0]?.name === undefined || !syntax[0]);
    const found = launches.map(({ name, value, span, inputs }) => ({
      ...{ key: `${file.toString()}#${name ?? ''}`, name: name ?? byName, launch: name },
      ...{ file, folder, inputs, span, written: value, isAlone },
    }));
    // A name that stands twice in a file by mistake is one row: of the last, as JSON has it.
    return [...new Map(found.map((saved) => [saved.key, saved])).values()];
  }

  async #textOf(file: Uri): Promise<string | undefined> {
    try {
      return await storedText(file);
    } catch (error) {
      this.#parts.log.warn(`${file.path} is not readable: ${describe(error)}`);
      return undefined;
    }
  }

  async #edit({ file, launch, folder }: SavedLaunch, value: unknown): Promise<void> {
    const text = await storedText(file);
    await this.#write(file, withLaunch(text, formatOf(file) ?? 'json', launch, value), folder);
  }

  async #write(file: Uri, text: string, folder: WorkspaceFolder | undefined): Promise<void> {
    if (folder) await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    else await replaceFile(file.fsPath, text);
    this.#drop();
  }
}
