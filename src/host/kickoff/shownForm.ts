import type { ClockView } from '../../core/base/clockView.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import { withUploadedFile } from '../../core/form/fileLinks.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import type { FieldId } from '../../core/base/ids.ts';
import type { FieldUpload } from '../../protocol/uploads.ts';
import type {
  KickoffView,
  KickoffHostMessage,
  LaunchState,
  LoadedKickoff,
  KickoffPageMessage,
} from '../../protocol/kickoffPage.ts';
import type { DraftKeeper } from '../form/drafts.ts';
import { kickoffStrings } from './kickoffStrings.ts';
import { renamed } from './readForm.ts';
import type { PageTab } from '../page/pageTab.ts';
import { PageView } from '../page/pageView.ts';

/** In milliseconds; what ends sooner need not be shown. */
const momentMs = 100;

/** The view that the page of a kick-off form shows. */
export class ShownForm {
  readonly #tab: PageTab<KickoffPageMessage>;
  readonly #view: PageView<LoadedKickoff>;

  constructor(tab: PageTab<KickoffPageMessage>) {
    this.#tab = tab;
    this.#view = new PageView<LoadedKickoff>({
      tab,
      titleOf: ({ workflow }) => workflow.name,
      post: (view) => {
        this.#post({ type: 'show', strings: kickoffStrings(), view });
      },
    });
  }

  /** The values typed into a form that is gone. */
  get lost(): readonly FilledField[] {
    const { news } = this.loaded ?? {};
    return news ? [...news.lost, ...(news.leftOut ?? [])] : (this.#view.typed ?? []);
  }

  get current(): KickoffView {
    return this.#view.current;
  }

  /** Undefined while there is no form to show. */
  get loaded(): LoadedKickoff | undefined {
    return this.#view.loaded;
  }

  /** Whether it is in sight as it was kept, since the service could not be asked. */
  get isStale(): boolean {
    return this.loaded?.stale !== undefined && this.#tab.visible;
  }

  show(view: KickoffView): void {
    this.#view.show(view);
  }

  /**
   * Has the page ask for what it shows, unless it has got that before it was ready.
   * @param clock that of the page, now that it has said what day it is there.
   */
  confirm(clock: ClockView): void {
    this.#post({ type: 'sentAhead' });
    const { loaded } = this;
    const named = loaded && renamed(loaded, clock);
    if (named && named.suggestedName !== loaded.suggestedName) this.update(named);
  }

  showLoading(): void {
    this.#view.showLoading();
  }

  /** Has nothing to show any more; the page shows what it has until it gets something else. */
  forget(): void {
    this.#view.keep({ state: 'loading', title: this.#tab.title });
  }

  /** Shows a form that has changed, with what the page holds in it. */
  update(view: LoadedKickoff): void {
    this.#view.keep(view);
    this.#post({ type: 'update', strings: kickoffStrings(), view });
  }

  showLaunch(launch: LaunchState): void {
    this.#view.remember({ launch });
    this.#post({ type: 'launch', launch });
  }

  /**
   * Keeps that the form is being sent. Its page, which has asked for it, is told only if the answer
   * takes a moment: it may have been told something else just before.
   */
  showSending(): void {
    this.#view.remember({ launch: { phase: 'sending' } });
    setTimeout(() => {
      const { launch } = this.loaded ?? {};
      if (launch?.phase === 'sending') this.#post({ type: 'launch', launch });
    }, momentMs);
  }

  showAssignees(assignees: readonly Assignee[]): void {
    this.#view.remember({ assignees });
    this.#post({ type: 'assignees', assignees });
  }

  showUploads(uploads: readonly FieldUpload[]): void {
    this.#view.remember({ uploads });
    this.#post({ type: 'uploads', uploads });
  }

  /** Inserts a text where the cursor is. */
  insert(text: string): void {
    this.#post({ type: 'insert', text });
  }

  /** Shows input that was entered elsewhere; a run that has started makes room for it. */
  take(input: FormInput): void {
    const { loaded } = this;
    if (!loaded) return;
    const launch: LaunchState =
      loaded.launch.phase === 'launched' ? { phase: 'idle' } : loaded.launch;
    this.show({ ...loaded, input, launch, replaced: undefined });
  }

  /** Takes what the page reports as typed. */
  typed(input: FormInput): void {
    this.#view.remember({ input, replaced: undefined });
  }

  /**
   * Puts the link to a file into its field, which a page cannot do while it is hidden.
   * @returns the new input; undefined while there is no form to fill in.
   */
  fillIn(file: { readonly field: FieldId; readonly link: string }): FormInput | undefined {
    const { loaded } = this;
    if (!loaded) return undefined;
    const input = withUploadedFile(loaded.workflow.form.fields, loaded.input, file);
    this.#view.remember({ input });
    this.#post({ type: 'uploaded', ...file });
    return input;
  }

  #post(message: KickoffHostMessage): void {
    this.#tab.post(message);
  }
}

/** The draft of an open form, for those who fill it in elsewhere. */
export type FilledElsewhere = Pick<DraftKeeper, 'latest' | 'set' | 'offer' | 'flush'>;

/** The draft of a form whose page shows each change. */
export const filledElsewhere = (draft: DraftKeeper, form: ShownForm): FilledElsewhere => ({
  latest: () => draft.latest(),
  set: (saved) => {
    draft.set(saved);
    form.take(saved.input);
  },
  offer: async (saved) => {
    const isTaken = await draft.offer(saved);
    if (saved && isTaken) form.take(saved.input);
    return isTaken;
  },
  flush: () => draft.flush(),
});
