import { l10n, type LogOutputChannel } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FieldId } from '../../core/base/ids.ts';
import type { FieldUpload, UploadMessage } from '../../protocol/uploads.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import type { ChosenFile } from './chosenFile.ts';
import { fieldStrings } from './fieldStrings.ts';
import type { DraftKeeper } from './drafts.ts';
import { FieldUploads, type UploadListener } from './fieldUploads.ts';

/** The form that files are uploaded for, as its panel holds it. */
export interface FormWithFiles {
  showUploads(uploads: readonly FieldUpload[]): void;
  /**
   * Puts the link to a file into its field, which a page cannot do while it is hidden.
   * @returns the new input; undefined while there is no form to fill in.
   */
  fillIn(file: { readonly field: FieldId; readonly link: string }): FormInput | undefined;
}

/**
 * The files of one form, of any kind: it uploads them and then puts their links into the fields.
 */
export class FormFiles {
  readonly #form: FormWithFiles;
  readonly #draft: DraftKeeper;
  readonly #log: LogOutputChannel;
  readonly #choose: (() => Promise<readonly ChosenFile[]>) | undefined;
  #api: PneumaticApi | undefined;
  #uploads: FieldUploads | undefined;

  /** @param choose asks a person for files; VS Code's own dialog where it is left out. */
  constructor(
    form: FormWithFiles,
    draft: DraftKeeper,
    log: LogOutputChannel,
    choose?: () => Promise<readonly ChosenFile[]>,
  ) {
    this.#form = form;
    this.#draft = draft;
    this.#log = log;
    this.#choose = choose;
  }

  /** The files on their way, and those that failed; undefined where fields take links only. */
  get list(): readonly FieldUpload[] | undefined {
    return this.#uploads?.list;
  }

  /** Why the form cannot be sent yet; undefined where no file is on its way. */
  get hold(): SubmitState | undefined {
    const busy = this.#uploads?.busy ?? [];
    return busy.length === 0 ? undefined : stillUploading(busy);
  }

  /**
   * Uploads to this account from now on, and stops uploads to the one before.
   * @param api undefined where no account takes files.
   */
  use(api: PneumaticApi | undefined): void {
    if (api === this.#api) return;
    this.#uploads?.clear();
    this.#api = api;
    this.#uploads = api && new FieldUploads(api, this.#listener(), this.#log, this.#choose);
  }

  async handle(message: UploadMessage): Promise<void> {
    await this.#uploads?.handle(message);
  }

  /** Stops everything and forgets what has failed. */
  clear(): void {
    this.#uploads?.clear();
  }

  #listener(): UploadListener {
    return {
      changed: (uploads) => {
        this.#form.showUploads(uploads);
      },
      uploaded: (field, link) => {
        const input = this.#form.fillIn({ field, link });
        if (input) this.#draft.set({ input, editedAt: Date.now() });
      },
    };
  }
}

/** The page checks this before it sends; the host checks in case the page did not know yet. */
const stillUploading = (fields: readonly FieldId[]): SubmitState => ({
  phase: 'failed',
  notice: {
    message: l10n.t('A file is still on its way.'),
    nextStep: l10n.t('Go on when it has been uploaded, or cancel it.'),
    action: undefined,
  },
  rejections: fields.map((id) => ({
    target: { part: 'field', id },
    message: fieldStrings().problemUploading,
  })),
});
