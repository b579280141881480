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
import { kickoffStrings } from './kickoffStrings.ts';
import type { PageTab } from '../page/pageTab.ts';

/** What the page of a form shows: told to it, and kept whole for when it is shown anew. */
export class ShownForm {
  readonly #tab: PageTab<KickoffPageMessage>;
  #view: KickoffView;

  constructor(tab: PageTab<KickoffPageMessage>) {
    this.#tab = tab;
    this.#view = { state: 'loading', title: tab.title };
  }

  /** What was typed into a form that is gone. */
  get lost(): readonly FilledField[] {
    if (this.#view.state === 'ready') return this.#view.news?.lost ?? [];
    return (this.#view.state === 'failed' ? this.#view.typed : undefined) ?? [];
  }

  /** Undefined while there is no form to show. */
  get loaded(): LoadedKickoff | undefined {
    return this.#view.state === 'ready' ? this.#view : undefined;
  }

  show(view: KickoffView): void {
    this.#view = view;
    if (view.state === 'ready') this.#tab.title = view.workflow.name;
    this.#post({ type: 'show', strings: kickoffStrings(), view });
  }

  /** Shows a form that has changed, with what the page holds in it. */
  follow(view: LoadedKickoff): void {
    this.#view = view;
    this.#tab.title = view.workflow.name;
    this.#post({ type: 'follow', strings: kickoffStrings(), view });
  }

  showLaunch(launch: LaunchState): void {
    this.#remember({ launch });
    this.#post({ type: 'launch', launch });
  }

  showAssignees(assignees: readonly Assignee[]): void {
    this.#remember({ assignees });
    this.#post({ type: 'assignees', assignees });
  }

  showUploads(uploads: readonly FieldUpload[]): void {
    this.#remember({ uploads });
    this.#post({ type: 'uploads', uploads });
  }

  /** What the page itself says that has been typed. */
  typed(input: FormInput): void {
    this.#remember({ input });
  }

  /**
   * Puts the link to a file into its field, which a page that is hidden cannot do.
   * @returns the input with it; undefined while there is no form to fill in.
   */
  fillIn(file: { readonly field: FieldId; readonly link: string }): FormInput | undefined {
    const { loaded } = this;
    if (!loaded) return undefined;
    const input = withUploadedFile(loaded.workflow.form.fields, loaded.input, file);
    this.#remember({ input });
    this.#post({ type: 'uploaded', ...file });
    return input;
  }

  #remember(change: Partial<LoadedKickoff>): void {
    if (this.loaded) this.#view = { ...this.loaded, ...change };
  }

  #post(message: KickoffHostMessage): void {
    this.#tab.post(message);
  }
}
