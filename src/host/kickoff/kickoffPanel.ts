import { type WebviewPanel, Disposable, env } from 'vscode';
import type { Capabilities } from '../../core/api.ts';
import { type FormInput, emptyInput } from '../../core/form/input.ts';
import { adopted } from '../../core/form/startChanges.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { SavedInput } from '../../protocol/input.ts';
import {
  type LoadedKickoff,
  type KickoffPageMessage,
  kickoffPageMessageSchema,
} from '../../protocol/kickoffPage.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import { detach } from '../platform/log.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import { type PageAccount, actOn, withOwner } from '../page/pageAccount.ts';
import { LoadedAhead } from '../page/loadedAhead.ts';
import { PageTab } from '../page/pageTab.ts';
import { isUploadMessage } from '../../protocol/uploads.ts';
import { Attaching, type Place } from '../attach/attaching.ts';
import { DraftKeeper } from '../form/drafts.ts';
import { type ReadForm, readForm, readyForm, renamed } from './readForm.ts';
import { type LoadedView, clearedForm, goneForm, reloadedForm, staleForm } from './reloadedForm.ts';
import { FormFiles } from '../form/formFiles.ts';
import { actOnLaunched } from './launchedRun.ts';
import type { EnteredForm } from './enteredForm.ts';
import { type Wanted, filledForm } from './filledForm.ts';
import {
  FormLaunches,
  checkEarlier,
  isRefused,
  launchedState,
  runOfDraft,
} from './formLaunches.ts';
import { filledFieldsText } from '../form/formNews.ts';
import { keepPeople, readKeptForm } from './keptForm.ts';
import type { KickoffTarget } from './kickoffTarget.ts';
import { isInUse } from './launcher.ts';
import { FormAgain } from './formAgain.ts';
import { type FilledElsewhere, ShownForm, filledElsewhere } from './shownForm.ts';
import { draftOwnerOf } from './subRunOf.ts';
import { assigneesFor } from './suggestedPeople.ts';
import { showLaunchEnd } from './showLaunchEnd.ts';

/** One workflow's kick-off form in an editor tab: the host's side of the page. */
export class KickoffPanel implements Disposable {
  readonly #parts: KickoffPanelParts;
  readonly #target: KickoffTarget;
  readonly #tab: PageTab<KickoffPageMessage>;
  readonly #attaching: Attaching;
  readonly #form: ShownForm;
  readonly #draft: DraftKeeper;
  readonly #files: FormFiles;
  readonly #launches: FormLaunches;
  readonly #again: FormAgain;
  readonly #owned: Disposable;
  #account: PageAccount | undefined;
  #capabilities: Capabilities | undefined;
  #loading: Promise<void> | undefined;
  /** The form as it is loaded while the page is; until the page asks for it, or it is out of date. */
  readonly #ahead = new LoadedAhead<LoadedView>();
  /** Whether the form was sent to the page before that was ready. */
  #sentAhead = false;
  /** The preset that waits for the form to be loaded. */
  #wanted: Wanted | undefined;
  #filling: Promise<void> = Promise.resolve();
  /** Whether the workflow may differ from what is shown. */
  #outdated = false;

  /** A launch under way goes on when the tab is closed; a notification then says how it ended. */
  constructor(panel: WebviewPanel, target: KickoffTarget, parts: KickoffPanelParts) {
    this.#parts = parts;
    this.#target = target;
    this.#draft = new DraftKeeper(parts.drafts, target.accountId, draftOwnerOf(target));
    this.#launches = new FormLaunches(target, parts);
    this.#tab = new PageTab(panel, parts, {
      document: { page: 'kickoffForm', data: { ...target } },
      schema: kickoffPageMessageSchema,
      receive: (message) => this.#handle(message),
    });
    this.#form = new ShownForm(this.#tab);
    this.#attaching = new Attaching(parts.log);
    this.#files = new FormFiles(this.#form, this.#draft, parts.log, this.#attaching.ask);
    this.#again = new FormAgain(panel, parts, this.#form, () => this.#reload());
    this.#owned = Disposable.from(
      this.#tab,
      this.#again,
      this.#attaching,
      parts.sessions.onDidChange((session) => {
        const same = withOwner(this.#account, session, parts.names);
        if (same) this.#account = same;
        else this.#replace();
      }),
      parts.workflows.onDidChange((id) => {
        if (id !== undefined && id !== target.workflowId) return;
        this.#ahead.drop();
        this.#detach('Loading the workflow again', this.#reload());
      }),
      parts.kept.onDidForget(() => {
        if (this.#form.loaded?.asOf === undefined) return;
        this.#detach('Showing the form', this.#load());
      }),
      parts.journal.onDidChange(() => {
        this.#detach('Updating earlier launches', this.#launches.updateEarlier(this.#form));
      }),
    );
  }

  #replace(): void {
    this.#ahead.drop();
    if (!this.#launches.sending) this.#detach('Showing the form', this.#load());
  }

  /**
   * Loads the form while VS Code loads its page, which knows nothing yet that was typed, and sends it
   * there: VS Code hands it to the page once that is loaded.
   */
  loadAhead(): void {
    this.#detach('Loading the form', this.#sendAhead());
  }

  async #sendAhead(): Promise<void> {
    const view = this.#loadView();
    await this.#ahead.load(view);
    // The page may have asked for it meanwhile, or it is out of date.
    if (!this.#ahead.isThere || !('account' in (await view))) return;
    this.#sentAhead = true;
    this.#tab.showClock();
    await this.#load();
  }

  /** Whether filling in other values would replace something that was typed. */
  async hasDraft(): Promise<boolean> {
    const draft = await this.#draft.latest();
    return draft !== undefined && !(await this.#runOf(draft));
  }

  /** Whether a launch of the form is under way. */
  get sending(): boolean {
    return this.#launches.sending;
  }

  /** Inserts where the cursor is what is chosen of the file that was in front last. */
  async insert(choose: (place?: Place) => Promise<string | undefined>): Promise<void> {
    const text = await choose(this.#attaching.place);
    if (text !== undefined) this.#form.insert(text);
  }

  /** The draft, for what fills in the form elsewhere. */
  get draft(): FilledElsewhere {
    // What is loaded ahead would not have what is written elsewhere.
    this.#ahead.drop();
    return filledElsewhere(this.#draft, this.#form);
  }

  /** What is in the form now, and what it is the form of; undefined while there is none. */
  get entered(): EnteredForm | undefined {
    const { loaded } = this.#form;
    return (
      loaded && { workflow: loaded.workflow, input: loaded.input, ofTask: this.#target.taskId }
    );
  }

  /** Puts a preset into the form, now or as soon as it can be loaded. */
  async fill(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    if (!this.#form.loaded) await this.#settled();
    await this.#fillIn();
  }

  /** Waits until the form is loaded, or has failed to load. */
  async #settled(): Promise<void> {
    const loading = this.#loading ?? this.#load();
    await loading;
    if (this.#loading !== loading) await this.#settled();
  }

  #fillIn(): Promise<void> {
    const fill = (): Promise<void> => this.#fillNow();
    this.#filling = this.#filling.then(fill, fill);
    return this.#filling;
  }

  dispose(): void {
    this.#owned.dispose();
    this.#files.use(undefined);
    this.#detach('Keeping the draft', this.#draft.close());
  }

  /** Waits until what was typed is on disk. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  /** Resolves the preset to the form, once both are there; what was typed meanwhile counts, too. */
  async #fillNow(): Promise<void> {
    const wanted = this.#wanted;
    const account = this.#account;
    const before = this.#form.loaded;
    if (!wanted || !account || !before) return;
    this.#wanted = undefined;
    const [launch, assignees] = await Promise.all([
      this.#launches.atRest(),
      assigneesFor(this.#parts, account.api, this.#capabilities, before.workflow),
    ]);
    const { loaded } = this.#form;
    if (!loaded || this.#account?.api !== account.api || this.sending) return;
    const by = { assignees, launch, clock: this.#parts.zones.now, now: Date.now() };
    const filled = filledForm(loaded, wanted, by);
    this.#keep(filled.input);
    this.#form.show(filled);
  }

  /** The form by the id that its account has now. */
  get #targetNow(): KickoffTarget {
    return { ...this.#target, accountId: this.#parts.names.now(this.#target.accountId) };
  }

  #detach(what: string, work: PromiseLike<unknown>): void {
    detach(this.#parts.log, what, work);
  }

  /** Keeps what is in the form now. */
  #keep(input: FormInput): void {
    this.#draft.set({ input, editedAt: Date.now() });
  }

  async #handle(message: KickoffPageMessage): Promise<void> {
    if (isUploadMessage(message)) return this.#files.handle(message);
    switch (message.type) {
      case 'ready':
        return this.#ready(message.saved);
      case 'edited':
        // The page did not know yet that the form has started a run, and shows it no more.
        if (this.#form.loaded?.launch.phase === 'launched') return;
        this.#draft.set(message.saved);
        this.#form.typed(message.saved.input);
        return;
      case 'clear':
      case 'launchAnother':
        return this.#clear();
      case 'launch':
        return this.#launch(message.input);
      case 'stopWaiting':
        this.#launches.stopWaiting();
        return;
      case 'copyInput':
        return env.clipboard.writeText(filledFieldsText(this.#form.lost));
      case 'dismissNews':
        if (this.#form.loaded) this.#form.update({ ...this.#form.loaded, news: undefined });
        return;
      case 'copyRunId':
      case 'openRun':
      case 'openInBrowser':
        return actOnLaunched(this.#parts, this.#targetNow, message.type, this.#form.loaded);
      case 'openLink':
        return openWebLink(message.url);
      case 'act':
        return this.#act(message.action);
      case 'fault':
        this.#parts.log.error(`In the form: ${message.message}`);
    }
  }

  /** The page is new or shown again: its input counts if it is newer than the host's. */
  async #ready(saved: SavedInput | undefined): Promise<void> {
    if (saved) this.#ahead.drop();
    await this.#draft.offer(saved);
    if (this.#sentAhead && !saved) return this.#confirm();
    const draft = this.#form.loaded && (await this.#draft.current());
    const { loaded } = this.#form;
    if (!loaded) return this.#load();
    const { fields } = loaded.workflow.form;
    this.#form.show({ ...loaded, input: adopted(fields, draft ?? emptyInput) });
    if (this.#outdated) await this.#reload();
  }

  /** The page has what was sent ahead, or else asks again. */
  async #confirm(): Promise<void> {
    this.#sentAhead = false;
    await this.#loading;
    this.#form.confirm(this.#parts.zones.now);
    if (this.#outdated) await this.#reload();
  }

  #load(): Promise<void> {
    this.#files.use(undefined);
    const { isThere } = this.#ahead;
    let recalling: Promise<void> | undefined;
    const loading = (this.#ahead.take() ?? this.#loadView()).then(async (loaded) => {
      if (!('account' in loaded) && !loaded.gone) {
        // However soon that has failed, the form can be read as it was kept.
        await Promise.allSettled([(recalling ??= this.#recall(loading))]);
      }
      if (this.#loading !== loading) return;
      const before = this.#form.loaded;
      if (before?.asOf === undefined) this.#take(loaded);
      else this.#meet(before, loaded);
    });
    this.#loading = loading;
    this.#form.forget();
    if (!isThere) {
      recalling = this.#recall(loading);
      this.#detach('Showing the form as it was kept', recalling);
    }
    return loading;
  }

  /** Shows the form as it was kept, until it is loaded. */
  async #recall(loading: Promise<void>): Promise<void> {
    const kept = await readKeptForm(this.#parts, this.#target, (form) => this.#readyView(form));
    if (this.#loading !== loading || this.#form.current.state !== 'loading') return;
    if (!kept || kept.view.launch.phase === 'launched') {
      this.#form.showLoading();
      return;
    }
    const { account, capabilities, assignees, view, at: asOf } = kept;
    this.#files.use(capabilities.uploads ? account.api : undefined);
    this.#form.show({ ...view, uploads: this.#files.list, assignees, asOf });
  }

  async #loadView(): Promise<LoadedView> {
    const isRefused = (): boolean => this.#form.loaded?.launch.phase === 'failed';
    const read = await readForm(this.#parts, this.#target, isRefused);
    if (!read.ok) {
      const { notice, ...about } = read.error;
      return { view: { state: 'failed', title: this.#tab.title, notice }, ...about };
    }
    const { account, capabilities, subRunOf } = read.value;
    return { view: { ...(await this.#readyView(read.value)), subRunOf }, account, capabilities };
  }

  /** Loads the workflow again, and keeps what was typed. */
  async #reload(): Promise<void> {
    this.#outdated = true;
    // If the account has changed, that is handled first.
    await Promise.resolve();
    const { loaded } = this.#form;
    if (!loaded || this.#launches.sending || loaded.launch.phase === 'launched') return;
    if (!this.#tab.visible) return;
    const loading = this.#loadView().then((now) => {
      const before = this.#form.loaded;
      if (this.#loading === loading && before && !this.#launches.sending) this.#meet(before, now);
    });
    this.#loading = loading;
    return loading;
  }

  /**
   * Shows the workflow as it is now. If loading failed, the form stays, unless the workflow is
   * gone.
   */
  #meet(before: LoadedKickoff, now: LoadedView): void {
    const isKept = before.asOf !== undefined;
    if (!('account' in now)) {
      if (now.view.state !== 'failed') return;
      if (!now.gone) {
        if (!isKept) return;
        this.#form.update(staleForm(before, now.view.notice));
        this.#again.noteFailure(now.holdUntil);
        return;
      }
      this.#outdated = false;
      this.#account = undefined;
      this.#form.show(goneForm(before, now.view));
      return;
    }
    this.#outdated = false;
    const view = reloadedForm(before, now.view);
    if (!view) return;
    this.#account = now.account;
    this.#capabilities = now.capabilities;
    this.#files.use(now.capabilities.uploads ? now.account.api : undefined);
    this.#form.update({ ...view, uploads: this.#files.list });
    this.#detach('Loading the people', this.#askForAssignees(now.account, view.workflow));
    if (isKept) this.#detach('Filling in the form', this.#fillIn());
  }

  async #readyView(read: ReadForm): Promise<LoadedKickoff> {
    const draft = await this.#draft.latest();
    const run = draft && (await this.#runOf(draft));
    return readyForm(this.#parts, read, {
      typed: draft && !run ? draft.input : emptyInput,
      launch: run ? launchedState(run) : await this.#launches.atRest(),
    });
  }

  /** Replaces all that was loaded before: nothing of an earlier account stays. */
  #take(loaded: LoadedView): void {
    this.#outdated = false;
    if (!('account' in loaded)) {
      this.#account = undefined;
      this.#form.show(loaded.view);
      return;
    }
    const { view, account, capabilities } = loaded;
    this.#account = account;
    this.#capabilities = capabilities;
    this.#files.use(capabilities.uploads ? account.api : undefined);
    this.#form.show({ ...renamed(view, this.#parts.zones.now), uploads: this.#files.list });
    this.#detach('Loading the people', this.#askForAssignees(account, view.workflow));
    this.#detach('Filling in the form', this.#fillIn());
    // The form was launched, and a crash came before the draft was cleared.
    if (view.launch.phase === 'launched') this.#detach('Clearing the draft', this.#draft.clear());
  }

  /** The run that was launched with exactly this draft. */
  #runOf(draft: SavedInput): Promise<RunRecord | undefined> {
    return runOfDraft(this.#parts.history, this.#targetNow, draft);
  }

  /**
   * The form does not wait for the people; until they are known, it takes any text for a person.
   */
  async #askForAssignees(account: PageAccount, workflow: WorkflowDetail): Promise<void> {
    const assignees = await assigneesFor(this.#parts, account.api, this.#capabilities, workflow);
    // Its owner may have become known meanwhile.
    const now = this.#account;
    if (!assignees || now?.api !== account.api) return;
    this.#form.showAssignees(assignees);
    await keepPeople(this.#parts, now, assignees);
  }

  async #launch(input: FormInput): Promise<void> {
    const { loaded } = this.#form;
    if (!loaded || !this.#account || this.#launches.sending) return;
    if (loaded.launch.phase === 'launched') return;
    const { hold } = this.#files;
    if (hold) {
      this.#form.showLaunch(hold);
      return;
    }
    this.#keep(input);
    this.#form.typed(input);
    this.#form.showSending();
    const { account, api } = this.#account;
    const { workflow, assignees, suggestedName: name } = loaded;
    const { taskId: ofTask } = this.#target;
    const launch = { account, api, workflow, assignees, input, ofTask, suggestedName: name };
    const end = await this.#launches.send(launch);
    this.#form.showLaunch(end);
    if (end.phase === 'launched') {
      this.#files.clear();
      this.#draft.forget();
      if (ofTask !== undefined) this.#parts.changes.note();
    }
    // A started run is true for every account; anything else counts only for the account in use now.
    const stays = end.phase === 'launched' || (await isInUse(this.#parts, api));
    if (!stays) await this.#load();
    else if (isRefused(end)) this.#detach('Loading the workflow again', this.#reload());
    if (!stays || !this.#tab.visible) await showLaunchEnd(this.#tab.title, end);
  }

  async #clear(): Promise<void> {
    if (this.#launches.sending) return;
    this.#files.clear();
    await this.#draft.clear();
    const launch = await this.#launches.atRest();
    const inUse = this.#account && (await isInUse(this.#parts, this.#account.api));
    const { loaded } = this.#form;
    if (!loaded) return;
    if (!inUse) return this.#load();
    this.#form.show(clearedForm(loaded, launch, this.#parts.zones.now));
  }

  async #act(action: NoticeAction): Promise<void> {
    if (action === 'checkLaunch') return checkEarlier(this.#launches);
    if (action !== 'retry' && action !== 'refresh') return actOn(action, this.#parts);
    const { loaded } = this.#form;
    if (!loaded) await this.#load();
    else if (loaded.asOf !== undefined) await this.#reload();
  }
}
