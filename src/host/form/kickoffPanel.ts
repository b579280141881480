import * as v from 'valibot';
import {
  commands,
  type Disposable,
  env,
  type Event,
  l10n,
  type LogOutputChannel,
  type Uri,
  type WebviewPanel,
} from 'vscode';
import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import { withUploadedFile } from '../../core/form/fileLinks.ts';
import { type FormInput, startInput } from '../../core/form/input.ts';
import type { FieldId } from '../../core/ids.ts';
import type { WorkflowDetail } from '../../core/workflow.ts';
import {
  type FormView,
  type HostMessage,
  type LaunchState,
  type PageMessage,
  pageMessageSchema,
} from '../../protocol/kickoffForm.ts';
import { pong } from '../../protocol/alive.ts';
import type { SavedInput } from '../../protocol/input.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import type { Session, Sessions } from '../account/session.ts';
import { formStrings } from '../formStrings.ts';
import { detach } from '../log.ts';
import { showError, showInformation } from '../messages.ts';
import { openWebLink } from '../openWebLink.ts';
import { type CommandId, viewIds } from '../manifest.ts';
import { otherAccount } from '../pages/account.ts';
import { pageHtml, pageOptions } from '../pages/pageHtml.ts';
import type { LaunchJournal } from '../runs/launchJournal.ts';
import { pendingNotice } from '../runs/pendingText.ts';
import { accountLabel, errorNotice } from '../text.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import type { AssigneeLists } from './assigneeLists.ts';
import { DraftKeeper, type Drafts } from './drafts.ts';
import type { FormTargetIds } from './formTarget.ts';
import { FieldUploads, type UploadListener } from './fieldUploads.ts';
import type { Launcher } from './launcher.ts';
import { suggestedName } from './suggestedName.ts';
import { suggestedPeople } from './suggestedPeople.ts';

/** What a panel works with; the same for all. */
export interface PanelServices {
  readonly extension: Uri;
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly drafts: Drafts;
  readonly launcher: Launcher;
  readonly assignees: AssigneeLists;
  readonly journal: LaunchJournal;
  readonly log: LogOutputChannel;
}

type SignedIn = Extract<Session, { state: 'signedIn' }>;
type ReadyView = Extract<FormView, { state: 'ready' }>;

/** One workflow's kick-off form in an editor tab: the host's side of the page. */
export class KickoffPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #services: PanelServices;
  readonly #target: FormTargetIds;
  readonly #draft: DraftKeeper;
  readonly #disposables: readonly Disposable[];
  #title: string;
  #view: FormView;
  #session: SignedIn | undefined;
  #capabilities: Capabilities | undefined;
  #uploads: FieldUploads | undefined;
  #sending: AbortController | undefined;
  #loading: Promise<void> | undefined;
  #disposed = false;

  constructor(panel: WebviewPanel, target: FormTargetIds, services: PanelServices) {
    this.#panel = panel;
    this.#target = target;
    this.#services = services;
    this.#draft = new DraftKeeper(services.drafts, target.accountId, target.workflowId);
    this.#title = panel.title;
    this.#view = { state: 'loading', title: panel.title };
    panel.webview.options = pageOptions(services.extension);
    this.#disposables = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
      services.sessions.onDidChange(() => {
        if (!this.#sending) this.#detach('Showing the form', this.#load());
      }),
      services.journal.onDidChange(() => {
        this.#detach('Following earlier launches', this.#followEarlier());
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, services.extension, {
      page: 'kickoffForm',
      data: { ...target },
    });
  }

  /** Fires when the tab was closed. A launch under way goes on; its end is notified. */
  get onDidDispose(): Event<void> {
    return this.#panel.onDidDispose;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Whether something has been typed that filling in other values would replace. */
  async hasDraft(): Promise<boolean> {
    return (await this.#draft.current()) !== undefined;
  }

  /** Fills the form with the values of an earlier run. */
  async fill(input: FormInput): Promise<void> {
    this.#draft.set({ input, editedAt: Date.now() });
    await this.#loading;
    const launch = await this.#atRest();
    if (this.#view.state === 'ready') this.#show({ ...this.#view, input, launch });
  }

  dispose(): void {
    this.#disposed = true;
    this.#uploads?.clear();
    this.#detach('Keeping the draft', this.#draft.flush());
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Waits until what was typed is on disk. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  #detach(what: string, work: PromiseLike<unknown>): void {
    detach(this.#services.log, what, work);
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(pageMessageSchema, message);
    if (parsed.success) this.#detach('A message of the form', this.#handle(parsed.output));
    else this.#services.log.warn('The form sent a message that is not of its protocol.');
  }

  async #handle(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#ready(message.saved);
      case 'ping':
        this.#post(pong);
        return;
      case 'edited':
        this.#draft.set(message.saved);
        this.#remember({ input: message.saved.input });
        return;
      case 'clear':
      case 'launchAnother':
        return this.#clear();
      case 'launch':
        return this.#launch(message.input);
      case 'stopWaiting':
        this.#sending?.abort();
        return;
      case 'copyRunId':
        return this.#copyRunId();
      case 'openLink':
        await openWebLink(message.url);
        return;
      case 'chooseFiles':
      case 'dropUpload':
      case 'retryUpload':
        return this.#uploads?.handle(message);
      case 'act':
        return this.#act(message.action);
      case 'fault':
        this.#services.log.error(`In the form: ${message.message}`);
    }
  }

  /** The page is new or was shown again: what it last held counts if it is newer than ours. */
  async #ready(saved: SavedInput | undefined): Promise<void> {
    await this.#draft.offer(saved);
    if (this.#view.state === 'ready' && this.#session) {
      const draft = await this.#draft.current();
      this.#show({ ...this.#view, input: draft ?? startInput(this.#view.workflow.form.fields) });
    } else {
      await this.#load();
    }
  }

  #load(): Promise<void> {
    const loading = this.#loadView().then((view) => {
      if (this.#loading === loading) this.#show(view);
    });
    this.#loading = loading;
    return loading;
  }

  async #loadView(): Promise<FormView> {
    const { sessions, workflows } = this.#services;
    this.#show({ state: 'loading', title: this.#title });
    const session = await sessions.current();
    this.#session = undefined;
    this.#uploads?.clear();
    this.#uploads = undefined;
    if (session.state !== 'signedIn' || session.account.id !== this.#target.accountId) {
      return this.#failedView(otherAccount(session, this.#target.accountId));
    }
    const detail = await workflows.freshDetail(this.#target.workflowId);
    if (!detail.ok) return this.#failedView(errorNotice(detail.error));
    return this.#readyView(session, detail.value);
  }

  #failedView(notice: Notice): FormView {
    return { state: 'failed', title: this.#title, notice };
  }

  async #readyView(session: SignedIn, workflow: WorkflowDetail): Promise<FormView> {
    const capabilities = await session.api.capabilities();
    if (!capabilities.ok) return this.#failedView(errorNotice(capabilities.error));
    const { rules, overridesTaskLinks, schedulesRuns, namesRuns, uploads } = capabilities.value;
    this.#session = session;
    this.#capabilities = capabilities.value;
    this.#uploads = uploads ? this.#uploadsTo(session.api) : undefined;
    this.#detach('Loading who can be chosen', this.#askForAssignees(session, workflow));
    return {
      state: 'ready',
      workflow,
      people: suggestedPeople(workflow),
      assignees: undefined,
      uploads: this.#uploads?.list,
      rules,
      overridesTaskLinks,
      schedulesRuns,
      suggestedName: suggestedName(workflow, namesRuns),
      input: (await this.#draft.current()) ?? startInput(workflow.form.fields),
      launch: await this.#atRest(),
      account: { label: accountLabel(session.account), demo: session.account.kind === 'demo' },
    };
  }

  /** The form does not wait for it; without it, it takes any text for a person. */
  async #askForAssignees(session: SignedIn, { form }: WorkflowDetail): Promise<void> {
    if (!this.#capabilities?.listsAssignees || !asksForPeople(form.fields)) return;
    const assignees = await this.#services.assignees.of(session.api);
    await this.#loading;
    if (!assignees || this.#session !== session) return;
    this.#remember({ assignees });
    this.#post({ type: 'assignees', assignees });
  }

  #uploadsTo(api: PneumaticApi): FieldUploads {
    const listener: UploadListener = {
      changed: (uploads) => {
        this.#remember({ uploads });
        this.#post({ type: 'uploads', uploads });
      },
      uploaded: (field, link) => {
        this.#fillIn({ field, link });
      },
    };
    return new FieldUploads(api, listener, this.#services.log);
  }

  /** What a page that is hidden cannot do: it finds the file in its field when it is shown. */
  #fillIn(file: { readonly field: FieldId; readonly link: string }): void {
    if (this.#view.state !== 'ready') return;
    const input = withUploadedFile(this.#view.workflow.form.fields, this.#view.input, file);
    this.#draft.set({ input, editedAt: Date.now() });
    this.#remember({ input });
    this.#post({ type: 'uploaded', ...file });
  }

  async #launch(input: FormInput): Promise<void> {
    const view = this.#view;
    if (view.state !== 'ready' || !this.#session || this.#sending) return;
    if (view.launch.phase === 'launched') return;
    const busy = this.#uploads?.busy ?? [];
    if (busy.length > 0) {
      this.#showLaunch(stillUploading(busy));
      return;
    }
    const sending = new AbortController();
    this.#sending = sending;
    this.#draft.set({ input, editedAt: Date.now() });
    this.#showLaunch({ phase: 'sending' });
    const { account, api } = this.#session;
    const { workflow, assignees, suggestedName: name } = view;
    const launch = { account, api, workflow, assignees, input, suggestedName: name };
    const end = await this.#services.launcher.launch(
      { ...launch, strings: formStrings() },
      sending.signal,
    );
    this.#sending = undefined;
    if (end.phase === 'launched') await this.#draft.clear();
    this.#showLaunch(end);
    if (this.#disposed || !this.#panel.visible) await this.#notify(end);
  }

  /** How the form stands while it sends nothing: an earlier launch may have no answer yet. */
  async #atRest(): Promise<LaunchState> {
    const { accountId, workflowId } = this.#target;
    const [earlier] = await this.#services.journal.ofForm(accountId, workflowId);
    return earlier ? { phase: 'unknown', notice: pendingNotice(earlier) } : { phase: 'idle' };
  }

  /** Earlier launches come and go: other windows send too, and a person dismisses what is known. */
  async #followEarlier(): Promise<void> {
    const atRest = await this.#atRest();
    if (this.#sending || this.#view.state !== 'ready') return;
    const { launch } = this.#view;
    if ((launch.phase !== 'idle' && launch.phase !== 'unknown') || isSame(launch, atRest)) return;
    this.#showLaunch(atRest);
  }

  /** Tells how a launch ended whose form is not in sight. */
  async #notify(end: LaunchState): Promise<void> {
    if (end.phase === 'launched') {
      const copy = l10n.t('Copy Process ID');
      const text = l10n.t('“{0}” has started. Process ID: {1}', end.name, end.runId);
      if ((await showInformation(text, copy)) === copy) {
        await env.clipboard.writeText(end.runId);
      }
    } else if (end.phase === 'failed' || end.phase === 'unknown') {
      await showError(`${this.#title}: ${end.notice.message} ${end.notice.nextStep}`);
    }
  }

  async #clear(): Promise<void> {
    if (this.#sending) return;
    this.#uploads?.clear();
    await this.#draft.clear();
    const launch = await this.#atRest();
    if (this.#view.state !== 'ready') return;
    const { workflow } = this.#view;
    this.#show({
      ...this.#view,
      input: startInput(workflow.form.fields),
      launch,
      suggestedName: suggestedName(workflow, this.#capabilities?.namesRuns ?? false),
    });
  }

  async #copyRunId(): Promise<void> {
    if (this.#view.state !== 'ready' || this.#view.launch.phase !== 'launched') return;
    await env.clipboard.writeText(this.#view.launch.runId);
  }

  async #act(action: NoticeAction): Promise<void> {
    switch (action) {
      case 'retry':
      case 'refresh':
        return this.#view.state === 'ready' ? undefined : this.#load();
      case 'setApiKey':
        await commands.executeCommand('pneumatic.setApiKey' satisfies CommandId);
        return;
      case 'useDemo':
        await this.#services.sessions.useDemo();
        return;
      case 'showLog':
        this.#services.log.show();
        return;
      case 'showRuns':
        await commands.executeCommand(`${viewIds.runs}.focus`);
    }
  }

  #showLaunch(launch: LaunchState): void {
    this.#remember({ launch });
    this.#post({ type: 'launch', launch });
  }

  /** Keeps what the page would be told if it were shown anew, without telling it. */
  #remember(change: Partial<Pick<ReadyView, 'input' | 'launch' | 'assignees' | 'uploads'>>): void {
    if (this.#view.state === 'ready') this.#view = { ...this.#view, ...change };
  }

  #show(view: FormView): void {
    this.#view = view;
    if (view.state === 'ready') this.#rename(view.workflow.name);
    this.#post({ type: 'show', strings: formStrings(), view });
  }

  #rename(title: string): void {
    this.#title = title;
    if (!this.#disposed) this.#panel.title = title;
  }

  /** A page that is hidden does not get it; it asks with `ready` when it is shown again. */
  #post(message: HostMessage | typeof pong): void {
    if (!this.#disposed) {
      this.#detach('A message to the form', this.#panel.webview.postMessage(message));
    }
  }
}

const isSame = (one: LaunchState, other: LaunchState): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The page says so before; this is for the case that it did not know yet. */
const stillUploading = (fields: readonly FieldId[]): LaunchState => ({
  phase: 'failed',
  notice: {
    message: l10n.t('A file is still on its way.'),
    nextStep: l10n.t('Launch when it has been uploaded, or cancel it.'),
    action: undefined,
  },
  rejections: fields.map((id) => ({
    target: { part: 'field', id },
    message: formStrings().problemUploading,
  })),
});
