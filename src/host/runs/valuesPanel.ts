import { type Disposable, type WebviewPanel, env } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { AccountId } from '../../core/base/ids.ts';
import { format } from '../../core/base/format.ts';
import { type ServiceError, heldUntil } from '../../core/base/errors.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import { withUploadedFile } from '../../core/form/fileLinks.ts';
import { typedFields } from '../../core/form/filledFields.ts';
import { type FormInput, emptyInput, hasContent } from '../../core/form/input.ts';
import { clashAt, savedFields, withoutStartValues } from '../../core/form/startChanges.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { type RunForm, toValuesChange } from '../../core/runs/runForm.ts';
import type { SavedInput } from '../../protocol/input.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { idleChange } from '../../protocol/pageFrame.ts';
import { isUploadMessage } from '../../protocol/uploads.ts';
import {
  type LoadedValues,
  type ValuesHostMessage,
  type ValuesPageMessage,
  valuesPageMessageSchema,
} from '../../protocol/valuesPage.ts';
import { Attaching } from '../attach/attaching.ts';
import { type Drafts, DraftKeeper } from '../form/drafts.ts';
import { FormFiles } from '../form/formFiles.ts';
import { changedLines, filledFieldsText, formNewsOf } from '../form/formNews.ts';
import { clearUnknown } from '../page/changeEnd.ts';
import { KeptPage } from '../page/keptPage.ts';
import { LivePage } from '../page/livePage.ts';
import type { TitleButton } from '../page/openPages.ts';
import { type PageAccount, accountOf, actOn, pageNotice } from '../page/pageAccount.ts';
import type { PanelParts } from '../page/pageParts.ts';
import { PageView } from '../page/pageView.ts';
import type { Kept } from '../kept/keptAnswers.ts';
import { detach } from '../platform/log.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import { runGone } from './runText.ts';
import type { RunTarget } from './runTarget.ts';
import { undecidedValues, valuesEnd, valuesProblem } from './valuesEnd.ts';
import { valuesStrings } from './valuesStrings.ts';

/** What is kept of the form. */
type KeptValues = Pick<LoadedValues, 'form' | 'rules' | 'assignees'>;

/** The parts that the form works with; a draft keeps what is typed into it. */
export interface ValuesPanelParts extends PanelParts {
  readonly drafts: Drafts;
}

/**
 * The values of a run as a form in an editor tab: the host's side of the page. Loads them again by
 * itself only while the page is in sight.
 */
export class ValuesPanel implements Disposable {
  readonly #page: LivePage<ValuesPageMessage>;
  readonly #parts: ValuesPanelParts;
  readonly #target: RunTarget;
  readonly #view: PageView<LoadedValues>;
  readonly #draft: DraftKeeper;
  readonly #attaching: Attaching;
  readonly #files: FormFiles;
  readonly #kept: KeptPage<KeptValues>;
  #api: PneumaticApi | undefined;
  #sending: AbortController | undefined;
  /** The number of changes so far: what was read before one must not replace what is shown. */
  #changes = 0;
  #loadedAt = 0;

  constructor(panel: WebviewPanel, target: RunTarget, parts: ValuesPanelParts) {
    this.#parts = parts;
    this.#target = target;
    this.#draft = new DraftKeeper(parts.drafts, target.accountId, `values:${target.runId}`);
    this.#attaching = new Attaching(parts.log);
    this.#files = this.#createFiles();
    const { accountId, runId } = target;
    this.#kept = this.#createKept();
    this.#page = new LivePage(panel, parts, {
      document: { page: 'values', data: { accountId, runId } },
      schema: valuesPageMessageSchema,
      receive: (message) => this.#handle(message),
      poll: () => this.#poll(),
      isHeld: () => this.#kept.isShown,
      onOtherAccount: () => {
        this.#api = undefined;
        this.#kept.startAgain();
        this.#changes += 1;
        this.#files.use(undefined);
      },
    });
    const { tab } = this.#page;
    this.#view = new PageView<LoadedValues>({
      tab,
      titleOf: ({ form }) => format(valuesStrings().title, form.run.name),
      post: (view) => {
        tab.post({ type: 'show', strings: valuesStrings(), view } satisfies ValuesHostMessage);
      },
    });
  }

  /** Carries out a button of the tab’s title. */
  press(button: TitleButton): Promise<void> {
    return button === 'refresh' ? this.#refresh() : this.#openInBrowser();
  }

  /** Waits until what was typed is on disk. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  dispose(): void {
    detach(this.#parts.log, 'Keeping the draft', this.#draft.close());
    this.#page.dispose();
    this.#kept.dispose();
    this.#attaching.dispose();
    this.#files.use(undefined);
  }

  async #handle(message: ValuesPageMessage): Promise<void> {
    if (isUploadMessage(message)) return this.#files.handle(message);
    switch (message.type) {
      case 'ready':
        return this.#ready(message.saved);
      case 'edited':
        this.#draft.set(message.saved);
        this.#view.remember({ input: message.saved.input });
        return;
      case 'clear':
        return this.#clear();
      case 'save':
        return this.#save(message.input);
      case 'stopWaiting':
        this.#sending?.abort();
        return;
      case 'openRun':
        this.#openRun();
        return;
      case 'dismissNews':
        this.#view.change({ news: undefined });
        return;
      case 'copyInput':
        await env.clipboard.writeText(this.#lost());
        return;
      case 'openInBrowser':
        return this.#openInBrowser();
      case 'openLink':
        await openWebLink(message.url);
        return;
      case 'act':
        return this.#act(message.action);
      case 'fault':
        this.#parts.log.error(`In the values of a run: ${message.message}`);
    }
  }

  /** The page is new or shown again: its input counts if it is newer than the host's. */
  async #ready(saved: SavedInput | undefined): Promise<void> {
    const isNewer = await this.#draft.offer(saved);
    await this.#kept.recall();
    const { loaded } = this.#view;
    if (loaded) {
      const typed = (await this.#draft.current()) ?? emptyInput;
      const input = withoutStartValues(loaded.form.fields, typed);
      // What was sent before the page was ready has an older input.
      this.#view.change({ input, ...(isNewer && { revision: loaded.revision + 1 }) });
    } else this.#view.showAgain();
    // The first load does not wait for the focus: the window may be behind another.
    if (this.#kept.waits) await this.#page.poller.currentPoll();
  }

  /** Loads the form. Never rejects: a failure is shown. */
  async #poll(): Promise<Polled> {
    const changes = this.#changes;
    const account = await accountOf(this.#parts, this.#target.accountId);
    if (!account.ok) {
      this.#fail(account.error);
      return { changed: false };
    }
    await this.#kept.recall();
    const { api } = account.value;
    this.#api = api;
    const [form, can] = await Promise.all([api.getRunForm(this.#target.runId), api.capabilities()]);
    const typed = await this.#draft.current();
    // The form is loaded once the answer to the change has come.
    if (this.#sending) return { changed: false };
    if (changes !== this.#changes) return this.#poll();
    if (!form.ok) return this.#notLoaded(form.error);
    if (!can.ok) return this.#notLoaded(can.error);
    const asks = can.value.listsAssignees && asksForPeople(form.value.fields);
    this.#files.use(can.value.uploads ? api : undefined);
    const rest = {
      rules: can.value.rules,
      assignees: asks ? await this.#parts.people.of(api) : undefined,
    };
    this.#kept.keep(account.value.account.id, { form: form.value, ...rest });
    const inBrowser = (await this.#address()) !== undefined;
    return this.#take(form.value, typed ?? emptyInput, account.value, { ...rest, inBrowser });
  }

  /** Shows the form as it was kept. */
  async #showKept({ value, at }: Kept<KeptValues>, { view: account }: PageAccount): Promise<void> {
    const { form, rules, assignees } = value;
    const typed = await this.#draft.current();
    const inBrowser = (await this.#address()) !== undefined;
    if (this.#view.loaded) return;
    this.#loadedAt = at;
    this.#view.show({
      ...{ state: 'ready', revision: 0, saving: idleChange, refreshing: false, stale: undefined },
      ...{ account, form, rules, assignees, inBrowser, asOf: at, uploads: undefined },
      input: withoutStartValues(form.fields, typed ?? emptyInput),
    });
  }

  #createKept(): KeptPage<KeptValues> {
    const { accountId, runId } = this.#target;
    return new KeptPage(this.#parts, {
      ...{ account: accountId, name: `values ${runId}`, view: () => this.#view },
      show: (kept, account) => this.#showKept(kept, account),
      reload: () => this.#page.poller.ask(),
    });
  }

  #take(
    form: RunForm,
    typed: FormInput,
    { view: account }: PageAccount,
    read: Pick<LoadedValues, 'rules' | 'assignees' | 'inBrowser'>,
  ): Polled {
    const before = this.#view.loaded;
    const input = withoutStartValues(form.fields, typed);
    // Changes since the form was kept are news to those alone who have typed into it.
    const isNews = !this.#kept.isShown || hasContent(input);
    const was = (isNews ? before?.form.fields : undefined) ?? form.fields;
    const lines = changedLines(was, form.fields);
    const news = formNewsOf(form.fields, input, { known: [...form.fields, ...was], lines });
    this.#loadedAt = this.#parts.clock.now();
    this.#view.show({
      ...(before ?? { state: 'ready', revision: 0, saving: idleChange }),
      ...read,
      account,
      form,
      input,
      refreshing: false,
      stale: undefined,
      asOf: undefined,
      uploads: this.#files.list,
      news: before && lines.length === 0 ? before.news : news,
    });
    return { changed: JSON.stringify(before?.form) !== JSON.stringify(form) };
  }

  #notLoaded(error: ServiceError): Polled {
    const notice = pageNotice(error, runGone());
    const { loaded } = this.#view;
    if (this.#kept.isGone(this.#accountId, error) || !loaded) this.#fail(notice);
    else this.#view.change({ refreshing: false, stale: { notice, asOf: this.#loadedAt } });
    return { changed: false, holdUntil: heldUntil(error) };
  }

  /** Shows a failure, with what was typed into the form that is gone. */
  #fail(notice: Notice): void {
    const { loaded, typed } = this.#view;
    this.#files.use(undefined);
    this.#view.showFailure(notice, loaded ? typedFields(loaded.form.fields, loaded.input) : typed);
  }

  async #refresh(): Promise<void> {
    this.#view.change({ refreshing: true });
    await this.#page.poller.ask();
    const { loaded } = this.#view;
    if (loaded) this.#view.change({ refreshing: false, saving: clearUnknown(loaded.saving) });
  }

  #act(action: NoticeAction): Promise<void> {
    if (action !== 'retry' && action !== 'refresh') return actOn(action, this.#parts);
    if (this.#view.current.state === 'failed') this.#view.showLoading();
    return this.#refresh();
  }

  async #clear(): Promise<void> {
    if (this.#sending) return;
    this.#files.clear();
    this.#empty({ saving: idleChange });
    await this.#draft.clear();
  }

  /** Shows the form without what was typed. */
  #empty(change: Partial<LoadedValues>): void {
    const revision = (this.#view.loaded?.revision ?? 0) + 1;
    this.#view.change({ ...change, input: emptyInput, revision });
  }

  /** Changes the values with one request. The page has checked the input before. */
  async #save(input: FormInput): Promise<void> {
    const { loaded } = this.#view;
    const api = this.#api;
    if (!loaded || !api || this.#sending) return;
    // The page waits for a state that differs from the one it shows, so `sending` is shown first.
    this.#view.change({ input, saving: { phase: 'sending' } });
    const problem = valuesProblem(loaded, input, valuesStrings(), this.#files.hold);
    if (problem) {
      this.#view.change({ saving: problem });
      return;
    }
    const sending = new AbortController();
    this.#sending = sending;
    this.#draft.set({ input, editedAt: Date.now() });
    // Others may have changed values since the form was loaded.
    const now = await api.getRunForm(this.#target.runId, sending.signal);
    const form = now.ok ? now.value : loaded.form;
    if (form.fields.some((field) => clashAt(field, input))) {
      this.#sending = undefined;
      this.#view.change({ form, saving: undecidedValues() });
      return;
    }
    const change = toValuesChange(form, input, loaded.assignees);
    const answer = await api.changeRun(this.#target.runId, change, sending.signal);
    this.#sending = undefined;
    this.#changes += 1;
    if (answer.ok) return this.#saved(form, input);
    this.#view.change({ saving: valuesEnd(answer.error, loaded) });
    this.#parts.changes.note();
    await this.#page.poller.ask();
  }

  /** Says at once what is saved: reading the form again may take long, or fail. */
  async #saved(form: RunForm, input: FormInput): Promise<void> {
    this.#files.clear();
    const fields = savedFields(form.fields, input);
    this.#empty({ form: { ...form, fields }, saving: { phase: 'saved' } });
    this.#parts.changes.note();
    await Promise.all([this.#draft.clear(), this.#page.poller.ask()]);
  }

  #createFiles(): FormFiles {
    const form = {
      showUploads: (uploads: LoadedValues['uploads'] & {}) => {
        this.#view.remember({ uploads });
        this.#post({ type: 'uploads', uploads });
      },
      fillIn: (file: Parameters<typeof withUploadedFile>[2]) => {
        const { loaded } = this.#view;
        if (!loaded) return undefined;
        const input = withUploadedFile(loaded.form.fields, loaded.input, file);
        this.#view.remember({ input });
        this.#post({ type: 'uploaded', ...file });
        return input;
      },
    };
    return new FormFiles(form, this.#draft, this.#parts.log, this.#attaching.ask);
  }

  #post(message: ValuesHostMessage): void {
    this.#page.tab.post(message);
  }

  /** What was typed and has no place any more. */
  #lost(): string {
    const { loaded, typed } = this.#view;
    return filledFieldsText(loaded ? (loaded.news?.lost ?? []) : (typed ?? []));
  }

  /** The id that the account of this page has now. */
  get #accountId(): AccountId {
    return this.#parts.names.now(this.#target.accountId);
  }

  #openRun(): void {
    const run = this.#view.loaded?.form.run;
    if (run) this.#parts.pages.openRun(this.#accountId, run);
  }

  async #openInBrowser(): Promise<void> {
    await openWebLink(await this.#address());
  }

  #address(): Promise<string | undefined> {
    return this.#parts.web.run(this.#target.runId, this.#accountId);
  }
}
