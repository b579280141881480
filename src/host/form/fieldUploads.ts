import { Uri, l10n, type LogOutputChannel, workspace } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { FieldId } from '../../core/base/ids.ts';
import type { FieldUpload, FilePreview, UploadMessage } from '../../protocol/uploads.ts';
import { describe } from '../platform/log.ts';
import { errorText } from '../service/errorText.ts';
import { type ChosenFile, askForFiles } from './chosenFile.ts';
import { mediaType } from './mediaType.ts';

/** The largest file that the service takes, in bytes. */
export const largestFile = 100 * 1024 * 1024;

/** The callbacks for changes of a form's uploads. */
export interface UploadListener {
  changed(uploads: readonly FieldUpload[]): void;
  /** @param link what the field holds for the file. */
  uploaded(field: FieldId, link: string): void;
}

interface Upload extends FieldUpload {
  readonly file: ChosenFile;
  readonly abort: AbortController;
}

/** Why a file could not be uploaded. */
interface Trouble {
  readonly failure: string;
  readonly canRetry: boolean;
}

const nameOf = (file: ChosenFile): string =>
  file instanceof Uri ? (file.path.split('/').at(-1) ?? '') : file.name;

/** Uploads files into the fields of one form, one after the other. */
export class FieldUploads {
  readonly #api: PneumaticApi;
  readonly #listener: UploadListener;
  readonly #log: LogOutputChannel;
  readonly #choose: () => Promise<readonly ChosenFile[]>;
  #uploads: readonly Upload[] = [];
  /** How much of the current file has been sent, from 0 to 1; files are sent one at a time. */
  #sent: { readonly id: string; readonly part: number } | undefined;
  #turn: Promise<void> = Promise.resolve();
  #count = 0;
  /** Counts up whenever everything is cleared. */
  #round = 0;

  constructor(
    api: PneumaticApi,
    listener: UploadListener,
    log: LogOutputChannel,
    choose: () => Promise<readonly ChosenFile[]> = askForFiles,
  ) {
    this.#api = api;
    this.#listener = listener;
    this.#log = log;
    this.#choose = choose;
  }

  get list(): readonly FieldUpload[] {
    return this.#uploads.map(({ id, field, name, preview, failure, canRetry }) => ({
      id,
      field,
      name,
      ...(preview && { preview }),
      sent: this.#sent?.id === id ? this.#sent.part : undefined,
      failure,
      canRetry,
    }));
  }

  /** The fields whose files are on their way, or wait to be confirmed. */
  get busy(): readonly FieldId[] {
    return this.#uploads.filter(({ failure }) => failure === undefined).map(({ field }) => field);
  }

  /** Does what a message asks for; resolves when the uploads that it starts have ended. */
  async handle(message: UploadMessage): Promise<void> {
    switch (message.type) {
      case 'attach': {
        const round = this.#round;
        const files = await this.#choose();
        // The field that the file was chosen for has been cleared or closed meanwhile.
        if (round !== this.#round) return;
        await Promise.all(files.map((file) => this.#begin(message.field, file)));
        return;
      }
      case 'confirmUpload':
        return this.#confirm(message.id);
      case 'dropUpload':
        this.#drop(message.id);
        return;
      case 'retryUpload': {
        const failed = this.#uploads.find(({ id }) => id === message.id);
        if (failed?.canRetry !== true) return;
        this.#drop(failed.id);
        // Whoever tries again has seen the file.
        return this.#send(this.#add(failed.field, failed.file));
      }
    }
  }

  /** Starts an upload, or shows a file that has to be confirmed first. */
  #begin(field: FieldId, file: ChosenFile): Promise<void> {
    const preview = file instanceof Uri ? undefined : file.preview;
    const upload = this.#add(field, file, preview);
    return preview ? Promise.resolve() : this.#send(upload);
  }

  async #confirm(id: string): Promise<void> {
    const shown = this.#uploads.find((upload) => upload.id === id && upload.preview);
    if (!shown) return;
    const confirmed = { ...shown, preview: undefined };
    this.#set(this.#uploads.map((each) => (each === shown ? confirmed : each)));
    await this.#send(confirmed);
  }

  /** Stops everything and forgets what has failed. */
  clear(): void {
    this.#round += 1;
    if (this.#uploads.length === 0) return;
    for (const { abort } of this.#uploads) abort.abort();
    this.#set([]);
  }

  #add(field: FieldId, file: ChosenFile, preview?: FilePreview): Upload {
    this.#count += 1;
    const upload: Upload = {
      id: String(this.#count),
      field,
      name: nameOf(file),
      preview,
      failure: undefined,
      canRetry: false,
      file,
      abort: new AbortController(),
    };
    this.#set([...this.#uploads, upload]);
    return upload;
  }

  /** Files are sent one at a time, since each is in memory meanwhile. */
  #send(upload: Upload): Promise<void> {
    this.#turn = this.#turn.then(() => this.#run(upload));
    return this.#turn;
  }

  async #run(upload: Upload): Promise<void> {
    const { id, field } = upload;
    // An upload that is no longer listed has been cancelled.
    if (!this.#uploads.includes(upload)) return;
    const end = await this.#upload(upload);
    if (!this.#uploads.includes(upload)) return;
    if (typeof end === 'string') {
      this.#listener.uploaded(field, end);
      this.#drop(id);
    } else {
      this.#set(this.#uploads.map((each) => (each === upload ? { ...each, ...end } : each)));
    }
  }

  /**
   * Sends a file.
   * @returns the link to it, or the error.
   */
  async #upload({ id, file, name, abort }: Upload): Promise<string | Trouble> {
    const content = file instanceof Uri ? await this.#read(file) : file.content;
    if ('failure' in content) return content;
    const type = mediaType(name);
    const answer = await this.#api.upload({ name, type, content }, abort.signal, (sent) => {
      // An empty file counts as sent whole.
      this.#progress(id, content.length === 0 ? 1 : sent / content.length);
    });
    if (answer.ok) return answer.value;
    this.#log.warn(`An upload ended with: ${answer.error.kind}`);
    return { failure: errorText(answer.error), canRetry: true };
  }

  /** Reports progress at each hundredth only. */
  #progress(id: string, part: number): void {
    if (!this.#uploads.some((upload) => upload.id === id)) return;
    const before = this.#sent?.id === id ? this.#sent.part : undefined;
    if (before !== undefined && part < 1 && part - before < 0.01) return;
    this.#sent = { id, part };
    this.#listener.changed(this.list);
  }

  async #read(file: Uri): Promise<Uint8Array | Trouble> {
    try {
      const { size } = await workspace.fs.stat(file);
      if (size > largestFile) {
        return { failure: l10n.t('The file is larger than 100 MB.'), canRetry: false };
      }
      return await workspace.fs.readFile(file);
    } catch (error) {
      this.#log.warn(`A file could not be read: ${describe(error)}`);
      return { failure: l10n.t('The file could not be read.'), canRetry: true };
    }
  }

  #drop(id: string): void {
    this.#uploads.find((upload) => upload.id === id)?.abort.abort();
    this.#set(this.#uploads.filter((upload) => upload.id !== id));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    this.#listener.changed(this.list);
  }
}
