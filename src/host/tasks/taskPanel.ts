import { type Disposable, type WebviewPanel, env } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import { type ServiceError, heldUntil } from '../../core/base/errors.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import { typedFields } from '../../core/form/filledFields.ts';
import { type FormInput, emptyInput, hasContent } from '../../core/form/input.ts';
import { clashAt, withoutStartValues } from '../../core/form/startChanges.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { toTaskCompletion } from '../../core/tasks/completion.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { isCommentBoxMessage } from '../../protocol/commentBox.ts';
import { isLogMessage } from '../../protocol/log.ts';
import type { SavedInput } from '../../protocol/input.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import { type CompletedTask, idleChange } from '../../protocol/pageFrame.ts';
import {
  type LoadedTask,
  type TaskPageMessage,
  type TaskHostMessage,
  isEnded,
  taskPageMessageSchema,
} from '../../protocol/taskPage.ts';
import { isUploadMessage } from '../../protocol/uploads.ts';
import { DraftKeeper } from '../form/drafts.ts';
import type { FormFiles } from '../form/formFiles.ts';
import { changeEnd, clearUnknown } from '../page/changeEnd.ts';
import { KeptPage } from '../page/keptPage.ts';
import { LivePage } from '../page/livePage.ts';
import type { TitleButton } from '../page/openPages.ts';
import { PageView } from '../page/pageView.ts';
import { type PageAccount, accountOf, actOn, pageNotice } from '../page/pageAccount.ts';
import { detach } from '../platform/log.ts';
import { ChecklistMarks } from './checklistMarks.ts';
import { completionEnd, mayBeOutdated, undecided } from './completionEnd.ts';
import { PanelCommentBox } from '../runs/panelCommentBox.ts';
import { PanelLog, logOfPage } from '../runs/panelLog.ts';
import { completionProblem } from './completionProblem.ts';
import { doneOf, goOn } from './openNextTask.ts';
import { createTaskFiles } from './taskFiles.ts';
import { gone, notThere } from './taskGoneText.ts';
import { TaskMarks } from './taskMarks.ts';
import type { TaskPanelParts } from './taskPanelParts.ts';
import { type KeptTask, type TaskReading, asItIsNow, keptTask, readTask } from './taskReading.ts';
import { taskStrings } from './taskStrings.ts';
import type { TaskTarget } from './taskTarget.ts';
import { TaskWays } from './taskWays.ts';
import { initialTaskView, newRound, newsOfTask, savedBy, textToCopy } from './taskViewState.ts';

/**
 * A task in an editor tab: the host's side of the page. Loads it again by itself only while the page
 * is in sight.
 */
export class TaskPanel implements Disposable {
  readonly #page: LivePage<TaskPageMessage>;
  readonly #parts: TaskPanelParts;
  readonly #target: TaskTarget;
  readonly #view: PageView<LoadedTask>;
  readonly #draft: DraftKeeper;
  readonly #files: FormFiles;
  readonly #marks = new ChecklistMarks();
  #api: PneumaticApi | undefined;
  /** The task as the service has it, without the marks that are under way. */
  #task: TaskDetail | undefined;
  #sending: AbortController | undefined;
  /**
   * The number of changes so far: what was read before a change must not replace what is
   * shown.
   */
  #changes = 0;
  /** The start of the round of the task that was completed or returned here. */
  #endedStart: number | undefined;
  #loadedAt = 0;
  readonly #log: PanelLog;
  readonly box: PanelCommentBox;
  readonly #ways: TaskWays;
  readonly #kept: KeptPage<KeptTask>;
  /** The task that was completed before in this tab. */
  #before: CompletedTask | undefined;
  /** Whether the page itself has spoken: until then, the page before it in this tab may do so. */
  #heard = false;
  /** Whether a text that has not been sent stands in a box of the page. */
  #writing = false;

  constructor(panel: WebviewPanel, target: TaskTarget, parts: TaskPanelParts) {
    this.#parts = parts;
    this.#target = target;
    this.#draft = new DraftKeeper(parts.drafts, target.accountId, `task:${target.taskId}`);
    this.#files = createTaskFiles({
      loaded: () => this.#view.loaded,
      remember: (change) => {
        this.#view.remember(change);
      },
      tab: () => this.#page.tab,
      ...{ draft: this.#draft, log: parts.log, choose: () => this.box.attaching.ask() },
    });
    this.#log = this.#createLog();
    this.box = new PanelCommentBox(parts, {
      api: () => this.#api,
      view: () => this.#view,
      tab: () => this.#page.tab,
      send: (api, text) => api.commentOnTask(target.taskId, text),
      refresh: this.#reload,
    });
    this.#kept = this.#createKept();
    this.#page = new LivePage(panel, parts, {
      document: { page: 'task', data: { ...target } },
      schema: taskPageMessageSchema,
      receive: (message) => this.#handle(message),
      poll: () => this.#poll(),
      isHeld: () => this.#kept.isShown,
      onOtherAccount: () => {
        this.#api = undefined;
        this.#kept.startAgain();
        this.#changes += 1;
        this.#files.use(undefined);
        this.box.use(undefined);
      },
    });
    this.#ways = new TaskWays(parts, {
      ...{ target: () => this.#now, loaded: () => this.#view.loaded, before: () => this.#before },
      refresh: this.#reload,
    });
    const { tab } = this.#page;
    this.#view = new PageView<LoadedTask>({
      ...{ tab, titleOf: ({ task }) => task.name },
      post: (view) => {
        tab.post({ type: 'show', strings: taskStrings(), view } satisfies TaskHostMessage);
      },
      postChange: (patch) => {
        tab.post({ type: 'change', patch } satisfies TaskHostMessage);
      },
    });
  }

  /** Tells of the task that was completed before in this tab. */
  tell(before: CompletedTask): void {
    this.#before = before;
    this.#view.change({ before });
  }

  /** Carries out a button of the tab’s title. */
  press(button: TitleButton): Promise<void> {
    return button === 'refresh' ? this.#refresh() : this.#ways.openInBrowser();
  }

  /** Waits until what was typed is on disk. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  dispose(): void {
    detach(this.#parts.log, 'Keeping the draft', this.#draft.close());
    this.#page.dispose();
    this.#kept.dispose();
    this.box.dispose();
    this.#files.use(undefined);
  }

  async #handle(message: TaskPageMessage): Promise<void> {
    this.#heard ||= message.type === 'ready';
    if (!this.#heard) return;
    if (isLogMessage(message)) return this.#log.handle(message);
    if (isCommentBoxMessage(message)) return this.box.handle(message);
    if (isUploadMessage(message)) return this.#files.handle(message);
    switch (message.type) {
      case 'ready':
        return this.#ready(message.saved);
      case 'refresh':
        return this.#refresh();
      case 'edited':
        this.#draft.set(message.saved);
        this.#view.remember({ input: message.saved.input });
        return;
      case 'clear':
        return this.#clear();
      case 'complete':
        return this.#complete(message.input);
      case 'stopWaiting':
        this.#sending?.abort();
        return;
      case 'comment':
        return this.box.send(message.text);
      case 'return':
        return this.#return(message.text);
      case 'mark':
        return this.#createMarks().mark(message);
      case 'writing':
        this.#writing = message.writing;
        return;
      case 'nextTask':
        return this.#goOn('asked');
      case 'openRun':
      case 'openRunBefore':
      case 'openInBrowser':
      case 'openLink':
      case 'addPerformer':
      case 'removePerformer':
      case 'setDueDate':
      case 'launchSubRun':
      case 'openSubRun':
      case 'openTask':
      case 'openTaskInBrowser':
        return this.#ways.follow(message);
      case 'dismissNews':
        this.#view.change({ news: undefined });
        return;
      case 'copyInput':
        await env.clipboard.writeText(textToCopy(this.#view));
        return;
      case 'act':
        return this.#act(message.action);
      case 'fault':
        this.#parts.log.error(`In the page of a task: ${message.message}`);
    }
  }

  /** The page is new or shown again: its input counts if it is newer than the host's. */
  async #ready(saved: SavedInput | undefined): Promise<void> {
    this.#view.begin();
    const isNewer = await this.#draft.offer(saved);
    await this.#kept.recall();
    const loaded = this.#view.loaded;
    if (loaded) {
      const typed = (await this.#draft.current()) ?? emptyInput;
      const input = withoutStartValues(loaded.task.fields, typed);
      // What was sent before the page was ready has an older input.
      this.#view.change({ input, ...(isNewer && { revision: loaded.revision + 1 }) });
    } else this.#view.showAgain();
    // The first load does not wait for the focus: the window may be behind another.
    if (this.#kept.waits) await this.#page.poller.currentPoll();
  }

  /** Loads the task. Never rejects: a failure is shown. */
  async #poll(): Promise<Polled> {
    const changes = this.#changes;
    const account = await accountOf(this.#parts, this.#target.accountId);
    if (!account.ok) {
      this.#fail(account.error);
      return { changed: false };
    }
    await this.#kept.recall();
    this.#api = account.value.api;
    const [reading, events] = await Promise.all([
      readTask(account.value.api, this.#now, this.#parts),
      account.value.api.listTaskEvents(this.#target.taskId, undefined),
    ]);
    const typed = await this.#draft.current();
    // The task is loaded once the answer has come.
    if (this.#isEnding) return { changed: false };
    if (changes !== this.#changes) return this.#poll();
    this.#log.take(events);
    if (!reading.ok) return this.#notLoaded(reading.error);
    this.#kept.keep(account.value.account.id, keptTask(reading.value, events));
    return this.#take(reading.value, typed, account.value);
  }

  #createKept(): KeptPage<KeptTask> {
    return new KeptPage(this.#parts, {
      ...{ account: this.#target.accountId, name: `task ${this.#target.taskId}` },
      ...{ view: () => this.#view, reload: this.#reload },
      show: async ({ value: { newest, ...reading }, at }, account) => {
        const typed = await this.#draft.current();
        if (this.#view.loaded) return;
        this.#log.recall(newest);
        this.#take(reading, typed, account, at);
      },
    });
  }

  /** The task, at the account by its present id. */
  get #now(): TaskTarget {
    return { ...this.#target, accountId: this.#parts.names.now(this.#target.accountId) };
  }

  /** Whether the task is being completed or returned. */
  get #isEnding(): boolean {
    return this.#sending !== undefined || this.#view.loaded?.returning.phase === 'sending';
  }

  #notLoaded(error: ServiceError): Polled {
    const notice = pageNotice(error, this.#view.loaded ? gone() : notThere());
    const loaded = this.#view.loaded;
    if (this.#kept.isGone(this.#now.accountId, error) || !loaded) {
      this.#fail(notice, loaded && typedFields(loaded.task.fields, loaded.input));
    } else this.#view.change({ refreshing: false, stale: { notice, asOf: this.#loadedAt } });
    return { changed: false, holdUntil: heldUntil(error) };
  }

  /** @param asOf when it was read; undefined for what the service has just answered. */
  #take(
    { task, can, ...read }: TaskReading,
    typed: FormInput | undefined,
    { api, view }: PageAccount,
    asOf?: number,
  ): Polled {
    const changed = JSON.stringify(task) !== JSON.stringify(this.#task);
    const loaded = this.#view.loaded ?? initialTaskView;
    const input = withoutStartValues(task.fields, typed ?? emptyInput);
    // Changes since the task was kept are news to those alone who have typed into it.
    const before = this.#kept.isShown && !hasContent(input) ? undefined : this.#task?.fields;
    this.#task = task;
    const uploads = can.uploads && asOf === undefined ? api : undefined;
    this.#files.use(uploads);
    this.box.use(uploads);
    this.#loadedAt = asOf ?? this.#parts.clock.now();
    this.#view.show({
      ...loaded,
      ...newRound(task, loaded, this.#endedStart),
      ...read,
      ...{ account: view, refreshing: false, stale: undefined, asOf, log: this.#log.view },
      ...{ before: this.#before, rules: can.rules, uploads: this.#files.list, input },
      ...{ commentBox: this.box.view, task: this.#shownTask(task), savedBy: savedBy(task) },
      news: newsOfTask(before, task, { input, news: this.#view.loaded?.news }),
    });
    return { changed };
  }

  #shownTask(task: TaskDetail): TaskDetail {
    return { ...task, checklists: this.#marks.shown(task.checklists) };
  }

  /**
   * Shows a failure.
   * @param typed is what was typed into the task that is gone.
   */
  #fail(notice: Notice, typed?: readonly FilledField[]): void {
    this.#files.use(undefined);
    this.#view.showFailure(notice, typed ?? this.#view.typed);
  }

  async #refresh(): Promise<void> {
    this.#view.change({ refreshing: true });
    await this.#page.poller.ask();
    const loaded = this.#view.loaded;
    if (!loaded) return;
    this.#view.show({
      ...{ ...loaded, refreshing: false, itemNotice: undefined },
      work: clearUnknown(loaded.work),
      comment: clearUnknown(loaded.comment),
      returning: clearUnknown(loaded.returning),
    });
  }

  #act(action: NoticeAction): Promise<void> {
    if (action !== 'retry' && action !== 'refresh') return actOn(action, this.#parts);
    if (this.#view.current.state === 'failed') this.#view.showLoading();
    return this.#refresh();
  }

  async #clear(): Promise<void> {
    if (this.#sending) return;
    this.#files.clear();
    const loaded = this.#view.loaded;
    if (loaded) {
      this.#view.change({ input: emptyInput, revision: loaded.revision + 1, work: idleChange });
    }
    await this.#draft.clear();
  }

  /** Completes the task with one request. The page has checked the input before. */
  async #complete(input: FormInput): Promise<void> {
    const [loaded, api] = [this.#view.loaded, this.#api];
    if (!loaded || !api || this.#sending) return;
    const problem = completionProblem(loaded, input, taskStrings(), this.#files.hold);
    if (problem) {
      // The page waits for a state that differs from the one it shows, so `sending` is shown first.
      this.#view.change({ input, work: { phase: 'sending' } });
      this.#view.change({ work: isEnded(loaded.work) ? loaded.work : problem });
      return;
    }
    const sending = new AbortController();
    this.#sending = sending;
    this.#draft.set({ input, editedAt: Date.now() });
    this.#view.change({ input, work: { phase: 'sending' } });
    const task = await asItIsNow(api, loaded.task, input, sending.signal);
    if (task.fields.some((field) => clashAt(field, input))) {
      this.#sending = undefined;
      this.#task = task;
      this.#view.change({ task: this.#shownTask(task), savedBy: savedBy(task), work: undecided() });
      return;
    }
    const completion = toTaskCompletion(task, input, loaded.assignees);
    const answer = await api.completeTask(completion, sending.signal);
    this.#sending = undefined;
    this.#changes += 1;
    this.#parts.changes.note();
    if (answer.ok) return this.#completed(loaded.task, answer.value);
    this.#view.change({ work: completionEnd(answer.error) });
    if (mayBeOutdated(answer.error)) await this.#reload();
  }

  async #completed(before: TaskDetail, after: TaskDetail): Promise<void> {
    this.#files.clear();
    this.#endedStart = before.startedAt;
    this.#task = after;
    this.#view.change({ task: after, work: { phase: 'completed' } });
    await Promise.all([this.#draft.clear(), this.#reload()]);
    await this.#goOn();
  }

  /** Shows my next task in this tab; by itself, only if it is in sight and nobody writes on it. */
  async #goOn(asked?: 'asked'): Promise<void> {
    const done = doneOf(this.#view.loaded);
    if (!this.#api || !done) return;
    await goOn(this.#api, this.#now, this.#parts.pages, done, {
      ...{ asked: asked !== undefined, isFree: () => !this.#writing && !this.box.isBusy },
      inSight: () => this.#page.tab.visible,
    });
  }

  async #return(text: string): Promise<void> {
    const loaded = this.#view.loaded;
    if (!this.#api || !loaded || loaded.returning.phase === 'sending') return;
    this.#view.change({ returning: { phase: 'sending' } });
    const sent = this.#api.returnTask(this.#target.taskId, text);
    const returning = await changeEnd(text, sent);
    this.#changes += 1;
    if (returning.phase === 'done') {
      this.#files.clear();
      this.#endedStart = loaded.task.startedAt;
      this.#view.change({ returning, work: { phase: 'returned' } });
    } else this.#view.change({ returning });
    this.#parts.changes.note();
    await this.#page.poller.ask();
  }

  readonly #reload = (): Promise<void> => this.#page.poller.ask();

  #createMarks(): TaskMarks {
    return new TaskMarks(this.#marks, {
      api: () => this.#api,
      task: () => this.#task,
      took: (task) => {
        this.#task = task;
      },
      sent: () => {
        this.#changes += 1;
      },
      show: (change) => {
        if (this.#task) this.#view.change({ task: this.#shownTask(this.#task), ...change });
      },
      refresh: this.#reload,
    });
  }

  #createLog(): PanelLog {
    return new PanelLog({
      ...logOfPage(this.#parts, () => this.#page),
      api: () => this.#api,
      readOlder: (cursor) => this.#api?.listTaskEvents(this.#target.taskId, cursor),
      show: (log) => {
        this.#view.change({ log });
      },
      refresh: () => this.#refresh(),
    });
  }
}
