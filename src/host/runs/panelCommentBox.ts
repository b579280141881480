import type { Disposable } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import { attachmentLine, quotedCode } from '../../core/form/commentFiles.ts';
import type {
  Arrival,
  CommentBoxMessage,
  CommentBoxView,
  PeopleMessage,
} from '../../protocol/commentBox.ts';
import { type ChangeState, idleChange } from '../../protocol/pageFrame.ts';
import { Attaching } from '../attach/attaching.ts';
import { FieldUploads } from '../form/fieldUploads.ts';
import { changeEnd } from '../page/changeEnd.ts';
import type { PanelParts } from '../page/pageParts.ts';

/** The page of a box, with what it is about. */
interface Place {
  /** The account’s service; undefined while another account is in use. */
  readonly api: () => PneumaticApi | undefined;
  readonly view: () => BoxView;
  readonly tab: () => { post(message: PeopleMessage): void };
  /** Sends the comment. */
  readonly send: (api: PneumaticApi, text: string) => Answer<void>;
  /** Loads the page again. */
  readonly refresh: () => Promise<void>;
}

/** The part of a page’s view that is about its box. */
interface BoxView {
  readonly loaded: { readonly comment: ChangeState } | undefined;
  remember(change: { readonly comment: ChangeState }): void;
  change(change: {
    readonly comment?: ChangeState;
    readonly commentBox?: CommentBoxView | undefined;
  }): void;
}

/** The box for a comment in the page of a run or a task: the host’s side of it. */
export class PanelCommentBox implements Disposable {
  /** Asks what to attach to the comment; and to the form of the same page. */
  readonly attaching: Attaching;
  readonly #parts: Pick<PanelParts, 'log' | 'people' | 'changes'>;
  readonly #place: Place;
  #api: PneumaticApi | undefined;
  #uploads: FieldUploads | undefined;
  #arrived: readonly Arrival[] = [];
  #count = 0;

  constructor(parts: Pick<PanelParts, 'log' | 'people' | 'changes'>, place: Place) {
    this.#parts = parts;
    this.#place = place;
    this.attaching = new Attaching(parts.log);
  }

  get view(): CommentBoxView {
    return { uploads: this.#uploads?.list, arrived: this.#arrived };
  }

  /** Whether a file of the comment is on its way, or something has not reached the page yet. */
  get isBusy(): boolean {
    return this.#arrived.length > 0 || (this.#uploads?.busy.length ?? 0) > 0;
  }

  /**
   * Uploads to this account from now on, and stops uploads to the one before.
   * @param api undefined where no account takes files.
   */
  use(api: PneumaticApi | undefined): void {
    if (api === this.#api) return;
    this.#uploads?.clear();
    this.#api = api;
    this.#uploads = api && this.#createUploads(api);
  }

  async handle(message: CommentBoxMessage): Promise<void> {
    switch (message.type) {
      case 'commentFile':
        return this.#uploads?.handle(message.does);
      case 'tookArrival':
        this.#arrived = this.#arrived.filter(({ id }) => id !== message.id);
        this.#show();
        return;
      case 'tookSent':
        // A later document of the page would take the same text, typed once more, for what was sent.
        if (this.#place.view().loaded?.comment.phase === 'done') {
          this.#place.view().remember({ comment: idleChange });
        }
        return;
      case 'listPeople': {
        const api = this.#place.api();
        const people = api && (await this.#parts.people.of(api));
        this.#place.tab().post({ type: 'people', people });
      }
    }
  }

  /** Sends the comment once, and shows how that ended. */
  async send(text: string): Promise<void> {
    const api = this.#place.api();
    if (!api || this.#place.view().loaded?.comment.phase === 'sending') return;
    this.#place.view().change({ comment: { phase: 'sending' } });
    const comment = await changeEnd(text, this.#place.send(api, text));
    this.#place.view().change({ comment });
    this.#parts.changes.note();
    if (comment.phase !== 'failed') await this.#place.refresh();
  }

  dispose(): void {
    this.attaching.dispose();
    this.use(undefined);
  }

  /** Has the page open the box, now or once it is loaded. */
  open(): void {
    this.#arrive('opening', '');
  }

  #show(): void {
    this.#place.view().change({ commentBox: this.view });
  }

  #createUploads(api: PneumaticApi): FieldUploads {
    const listener = {
      changed: () => {
        this.#show();
      },
      uploaded: (_: unknown, link: string) => {
        this.#arrive('file', attachmentLine(link));
      },
    };
    return new FieldUploads(api, listener, this.#parts.log, async () => {
      const { files, quotation } = await this.attaching.askForComment();
      if (quotation && this.#api === api) {
        const { text, from, language } = quotation;
        this.#arrive('quotation', quotedCode(text, from, language));
      }
      return files;
    });
  }

  #arrive(kind: Arrival['kind'], text: string): void {
    this.#count += 1;
    this.#arrived = [...this.#arrived, { id: String(this.#count), kind, text }];
    this.#show();
  }
}
