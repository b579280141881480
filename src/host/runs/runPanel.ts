import { type Disposable, type WebviewPanel, commands } from 'vscode';
import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import { type AccountId, type RunTaskId, runTaskId } from '../../core/base/ids.ts';
import type { Page } from '../../core/base/answer.ts';
import { type ServiceError, heldUntil } from '../../core/base/errors.ts';
import type { Result } from '../../core/base/result.ts';
import type { Polled } from '../../core/polling/pace.ts';
import type { RunDetail } from '../../core/runs/run.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import { type RunAction, actionsOn, snoozeActionsOn } from '../../core/runs/runActions.ts';
import { type SubRunsByTask, subRunsByTask, tasksWithSubRuns } from '../../core/runs/subRun.ts';
import { idleChange } from '../../protocol/pageFrame.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { isCommentBoxMessage } from '../../protocol/commentBox.ts';
import { isLogMessage } from '../../protocol/log.ts';
import {
  type LoadedRun,
  type RunPageAction,
  type RunPageMessage,
  type RunHostMessage,
  runPageMessageSchema,
} from '../../protocol/runPage.ts';
import type { Kept } from '../kept/keptAnswers.ts';
import type { CommandId } from '../manifest/ids.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import { type KeptRunPage, keptRunName, keptRunPageName } from './keptRuns.ts';
import type { RunTarget } from './runTarget.ts';
import { type PageAccount, accountOf, actOn, pageNotice } from '../page/pageAccount.ts';
import { clearUnknown } from '../page/changeEnd.ts';
import { KeptPage } from '../page/keptPage.ts';
import { LivePage } from '../page/livePage.ts';
import type { TitleButton } from '../page/openPages.ts';
import { PageView } from '../page/pageView.ts';
import type { PanelParts } from '../page/pageParts.ts';
import { PanelCommentBox } from './panelCommentBox.ts';
import { PanelLog, logOfPage } from './panelLog.ts';
import { runStrings } from './runStrings.ts';
import { runGone } from './runText.ts';

/**
 * A run in an editor tab: the host's side of the page. Loads it again by itself only while the page
 * is in sight.
 */
export class RunPanel implements Disposable {
  readonly #page: LivePage<RunPageMessage>;
  readonly #parts: PanelParts;
  readonly #target: RunTarget;
  readonly #view: PageView<LoadedRun>;
  #api: PneumaticApi | undefined;
  readonly #log: PanelLog;
  readonly #box: PanelCommentBox;
  readonly #kept: KeptPage<RunDetail>;
  #loadedAt = 0;

  constructor(panel: WebviewPanel, target: RunTarget, parts: PanelParts) {
    this.#parts = parts;
    this.#target = target;
    this.#log = this.#createLog();
    this.#box = new PanelCommentBox(parts, {
      api: () => this.#api,
      view: () => this.#view,
      tab: () => this.#page.tab,
      send: (api, text) => api.commentOnRun(target.runId, text),
      refresh: () => this.#page.poller.ask().then(() => undefined),
    });
    this.#kept = this.#createKept();
    this.#page = new LivePage(panel, parts, {
      document: { page: 'run', data: { accountId: target.accountId, runId: target.runId } },
      schema: runPageMessageSchema,
      receive: (message) => this.#handle(message),
      poll: () => this.#poll(),
      isHeld: () => this.#kept.isShown,
      onOtherAccount: () => {
        this.#api = undefined;
        this.#kept.startAgain();
        this.#box.use(undefined);
      },
    });
    const { tab } = this.#page;
    this.#view = new PageView<LoadedRun>({
      tab,
      titleOf: ({ run }) => run.name,
      post: (view) => {
        tab.post({ type: 'show', strings: runStrings(), view } satisfies RunHostMessage);
      },
      postChange: (patch) => {
        tab.post({ type: 'change', patch } satisfies RunHostMessage);
      },
    });
  }

  /** Carries out a button of the tab’s title. */
  press(button: TitleButton): Promise<void> {
    return button === 'refresh' ? this.#refresh() : this.#openInBrowser();
  }

  /** The page keeps nothing on disk. */
  flush(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.#page.dispose();
    this.#kept.dispose();
    this.#box.dispose();
  }

  async #handle(message: RunPageMessage): Promise<void> {
    if (isLogMessage(message)) return this.#log.handle(message);
    if (isCommentBoxMessage(message)) return this.#box.handle(message);
    switch (message.type) {
      case 'ready':
        await this.#kept.recall();
        this.#view.showAgain();
        // The first load does not wait for the focus: the window may be behind another.
        if (this.#kept.waits) await this.#page.poller.currentPoll();
        return;
      case 'refresh':
        return this.#refresh();
      case 'comment':
        return this.#box.send(message.text);
      case 'openInBrowser':
        return this.#openInBrowser();
      case 'manage':
        return this.#manage(message.action);
      case 'openTask':
        this.#openTask(message.id);
        return;
      case 'openTaskInBrowser':
        return this.#openTaskInBrowser(runTaskId(message.id));
      case 'openSubRun':
        this.#openSubRun(message.id);
        return;
      case 'openParentTask':
        this.#openParentTask();
        return;
      case 'openLink':
        await openWebLink(message.url);
        return;
      case 'act':
        return this.#act(message.action);
      case 'fault':
        this.#parts.log.error(`In the page of a run: ${message.message}`);
    }
  }

  /** Loads the run. Never rejects: a failure is shown. */
  async #poll(): Promise<Polled> {
    const account = await accountOf(this.#parts, this.#target.accountId);
    if (!account.ok) {
      this.#view.showFailure(account.error);
      return { changed: false };
    }
    await this.#kept.recall();
    const { api, view } = account.value;
    this.#api = api;
    const { runId } = this.#target;
    const [run, newest, able] = await Promise.all([
      api.getRun(runId),
      api.listEvents(runId, undefined),
      api.capabilities(),
    ]);
    // The account may have been changed meanwhile.
    if (this.#api !== api) return { changed: false };
    if (!run.ok) {
      const notice = pageNotice(run.error, runGone());
      if (this.#kept.isGone(account.value.account.id, run.error)) this.#view.showFailure(notice);
      else this.#keepShowing(notice);
      return { changed: false, holdUntil: heldUntil(run.error) };
    }
    const before = this.#view.loaded;
    this.#log.take(newest);
    const subRuns = await this.#readSubRuns(api, run.value);
    if (this.#api !== api) return { changed: false };
    if (able.ok) this.#box.use(able.value.uploads ? api : undefined);
    this.#loadedAt = Date.now();
    this.#view.show({
      ...(this.#view.loaded ?? initialRunView),
      account: view,
      inBrowser: (await this.#address()) !== undefined,
      refreshing: false,
      stale: undefined,
      asOf: undefined,
      run: run.value,
      actions: able.ok ? offered(run.value, able.value) : [],
      log: this.#log.view,
      commentBox: this.#box.view,
      subRuns,
    });
    this.#keep(account.value, newest);
    return { changed: this.#differs(before) };
  }

  /** Keeps what is shown, with the newest page of the log. */
  #keep({ account }: PageAccount, newest: Result<Page<RunEvent>, ServiceError>): void {
    const { run, actions, subRuns } = this.#view.loaded ?? {};
    if (!run || !actions || !subRuns) return;
    this.#kept.keep(account.id, run);
    const page: KeptRunPage = { actions, subRuns, ...(newest.ok && { newest: newest.value }) };
    this.#parts.kept.write(account.id, keptRunPageName(run.id), page);
  }

  /** Shows the run as it was kept, with what was kept of the rest. */
  async #showKept({ value: run, at }: Kept<RunDetail>, { account, view }: PageAccount) {
    const page = keptRunPageName(this.#target.runId);
    const kept = await this.#parts.kept.read<KeptRunPage>(account.id, page);
    const inBrowser = (await this.#address()) !== undefined;
    if (this.#view.loaded) return;
    const { newest, actions = [], subRuns = [] } = kept?.value ?? {};
    this.#log.recall(newest);
    this.#loadedAt = at;
    this.#view.show({
      ...initialRunView,
      ...{ account: view, inBrowser, run, actions, subRuns, asOf: at },
      refreshing: false,
      stale: undefined,
      log: this.#log.view,
      commentBox: this.#box.view,
    });
  }

  #createKept(): KeptPage<RunDetail> {
    const { accountId, runId } = this.#target;
    return new KeptPage(this.#parts, {
      ...{ account: accountId, name: keptRunName(runId), view: () => this.#view },
      show: (kept, account) => this.#showKept(kept, account),
      reload: () => this.#page.poller.ask(),
    });
  }

  /** Whether something is told of the run that was not before. */
  #differs(before: LoadedRun | undefined): boolean {
    const now = this.#view.loaded;
    return (['run', 'subRuns', 'log'] as const).some((part) => now?.[part] !== before?.[part]);
  }

  /** The sub-runs of its tasks; a task is read only where that tells how they stand. */
  async #readSubRuns(api: PneumaticApi, run: RunDetail): Promise<SubRunsByTask> {
    const { events } = this.#log.view;
    const tasks = await Promise.all(tasksWithSubRuns(run, events).map((id) => api.getTask(id)));
    const read = tasks.flatMap((task) =>
      task.ok && task.value.subRuns ? [[task.value.id, task.value.subRuns] as const] : [],
    );
    return subRunsByTask(run, events, read);
  }

  /** The id that the account of this page has now. */
  get #accountId(): AccountId {
    return this.#parts.names.now(this.#target.accountId);
  }

  #createLog(): PanelLog {
    return new PanelLog({
      ...logOfPage(this.#parts, () => this.#page),
      api: () => this.#api,
      readOlder: (cursor) => this.#api?.listEvents(this.#target.runId, cursor),
      show: (log) => {
        this.#view.change({ log });
      },
      refresh: () => this.#refresh(),
    });
  }

  /** Keeps the run that was loaded before in sight, with a notice that says how old it is. */
  #keepShowing(notice: Notice): void {
    const stale = { notice, asOf: this.#loadedAt };
    if (this.#view.loaded) this.#view.change({ refreshing: false, stale });
    else this.#view.showFailure(notice);
  }

  async #refresh(): Promise<void> {
    this.#view.change({ refreshing: true });
    if (this.#api) this.#parts.people.renew(this.#api);
    await this.#page.poller.ask();
    const comment = clearUnknown(this.#view.loaded?.comment ?? idleChange);
    this.#view.change({ refreshing: false, comment });
  }

  #act(action: NoticeAction): Promise<void> {
    if (action !== 'retry' && action !== 'refresh') return actOn(action, this.#parts);
    if (this.#view.current.state === 'failed') this.#view.showLoading();
    return this.#refresh();
  }

  /** The commands act on the account in use, which has to be the page's own. */
  async #manage(action: RunPageAction): Promise<void> {
    const loaded = this.#view.loaded;
    const account = await accountOf(this.#parts, this.#target.accountId);
    if (!loaded || !account.ok) return;
    const { id, name } = loaded.run;
    await commands.executeCommand(commandOf[action], { id, name });
    await this.#page.poller.ask();
  }

  #openTask(id: string): void {
    const task = this.#view.loaded?.run.tasks.find((one) => one.id === id);
    if (!task) return;
    this.#parts.pages.openTask(this.#accountId, { id: runTaskId(id), name: task.name });
  }

  #openSubRun(id: string): void {
    const all = this.#view.loaded?.subRuns.flatMap(([, subRuns]) => subRuns);
    const subRun = all?.find((one) => one.id === id);
    if (subRun) this.#parts.pages.openRun(this.#accountId, subRun);
  }

  #openParentTask(): void {
    const id = this.#view.loaded?.run.ofTask;
    const name = runStrings().openParentTask;
    if (id !== undefined) this.#parts.pages.openTask(this.#accountId, { id, name });
  }

  async #openTaskInBrowser(id: RunTaskId): Promise<void> {
    await openWebLink(await this.#parts.web.task(id, this.#accountId));
  }

  async #openInBrowser(): Promise<void> {
    await openWebLink(await this.#address());
  }

  #address(): Promise<string | undefined> {
    return this.#parts.web.run(this.#target.runId, this.#accountId);
  }
}

const initialRunView: Pick<LoadedRun, 'state' | 'comment'> = {
  state: 'ready',
  comment: idleChange,
};

/** What the page offers, at a server with these capabilities. */
const offered = (
  run: RunDetail,
  { followsRuns, managesRuns }: Capabilities,
): readonly RunPageAction[] => [
  ...(followsRuns ? snoozeActionsOn(run) : []),
  ...(managesRuns ? actionsOn(run).filter((action) => fitsValues(action, run)) : []),
  ...(run.workflow ? (['launchAgain'] as const) : []),
];

/** A run without kick-off fields has no values to change. */
const fitsValues = (action: RunAction, { values }: RunDetail): boolean =>
  action !== 'changeValues' || values.length > 0;

const commandOf: Readonly<Record<RunPageAction, CommandId>> = {
  launchAgain: 'pneumatic.launchAgain',
  snooze: 'pneumatic.snoozeRun',
  resume: 'pneumatic.resumeRun',
  rename: 'pneumatic.renameRun',
  setDueDate: 'pneumatic.setRunDueDate',
  changeValues: 'pneumatic.changeRunValues',
  markUrgent: 'pneumatic.markRunUrgent',
  markNotUrgent: 'pneumatic.markRunNotUrgent',
  returnToTask: 'pneumatic.returnRun',
  finish: 'pneumatic.finishRun',
  delete: 'pneumatic.deleteRun',
};
