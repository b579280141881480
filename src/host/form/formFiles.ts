import { l10n, type LogOutputChannel, type Uri } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FieldId } from '../../core/base/ids.ts';
import type { FieldUpload, UploadMessage } from '../../protocol/uploads.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { fieldStrings } from './fieldStrings.ts';
import type { DraftKeeper } from './drafts.ts';
import { FieldUploads, type UploadListener } from './fieldUploads.ts';

/** The form that files are uploaded for, as its panel holds it. */
export interface FormWithFiles {
  showUploads(uploads: readonly FieldUpload[]): void;
  /**
   * Puts the link to a file into its field, which a page that is hidden cannot do.
   * @returns the input with it; undefined while there is no form to fill in.
   */
  fillIn(file: { readonly field: FieldId; readonly link: string }): FormInput | undefined;
}

/** The files of one form, of whichever kind: on their way, and into its fields once they are there. */
export class FormFiles {
  readonly #form: FormWithFiles;
  readonly #draft: DraftKeeper;
  readonly #log: LogOutputChannel;
  readonly #choose: (() => Promise<readonly Uri[]>) | undefined;
  #api: PneumaticApi | undefined;
  #uploads: FieldUploads | undefined;

  /** @param choose asks a person for files, unless that is left to VS Code. */
  constructor(
    form: FormWithFiles,
    draft: DraftKeeper,
    log: LogOutputChannel,
    choose?: () => Promise<readonly Uri[]>,
  ) {
    this.#form = form;
    this.#draft = draft;
    this.#log = log;
    this.#choose = choose;
  }

  /** Files on their way, and those that did not get there; undefined where fields take links only. */
  get list(): readonly FieldUpload[] | undefined {
    return this.#uploads?.list;
  }

  /** Why the form cannot be sent yet; undefined where nothing is on its way. */
  get hold(): SubmitState | undefined {
    const busy = this.#uploads?.busy ?? [];
    return busy.length === 0 ? undefined : stillUploading(busy);
  }

  /**
   * Files go there from now on. What is on its way to another account is stopped.
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

/** The page says so before; this is for the case that it did not know yet. */
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
