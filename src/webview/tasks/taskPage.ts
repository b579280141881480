import { type TemplateResult, html, render } from 'lit';
import { lockOf, countOpenItems } from '../../core/tasks/taskLock.ts';
import { lacksFields, outputFormOf } from '../../core/form/fillableForm.ts';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { withoutStartValues } from '../../core/form/startChanges.ts';
import type { FormInput } from '../../core/form/input.ts';
import { type Patch, patched } from '../../protocol/patch.ts';
import type { Ping } from '../../protocol/alive.ts';
import { fieldsMessageTypes } from '../../protocol/uploads.ts';
import {
  type LoadedTask,
  type TaskHostMessage,
  type TaskPageMessage,
  type TaskStrings,
  type TaskView,
  isEnded,
} from '../../protocol/taskPage.ts';
import { waitsForAnswer } from '../../protocol/pageFrame.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { changeAsKnown, frameAsKnown } from '../page/cutOff.ts';
import type { KeptText } from '../form/keptText.ts';
import { CommentHelp } from '../form/commentHelp.ts';
import { commentBoxId, commentButtonId } from '../form/commentBox.ts';
import { justSent } from '../form/justSent.ts';
import { focusBox } from '../form/textBox.ts';
import { unloaded } from '../page/unloaded.ts';
import { focusFirst, focusRow, settleFields, unfinishedRows, watchLeaving } from '../form/focus.ts';
import { FormSession } from '../form/formSession.ts';
import { typedForNothing } from '../form/newsNote.ts';
import { takeMessage } from '../form/takeMessage.ts';
import { cutOff, hostLostNote } from '../page/hostLost.ts';
import { clockChange } from '../page/clock.ts';
import { HostWatch } from '../page/hostWatch.ts';
import { watchKeys } from '../page/keys.ts';
import { messageFromHost } from '../page/messageFromHost.ts';
import { openLinks } from '../page/openLinks.ts';
import { Copied } from '../page/copied.ts';
import type { HostLink } from '../page/hostLink.ts';
import { whenOpened } from '../page/moveFocus.ts';
import { commentText, editButton } from '../runs/commentRow.ts';
import { justEdited } from '../runs/editedTexts.ts';
import { focusMore, logAsKnown } from '../runs/eventLog.ts';
import { around } from './around.ts';
import { checklists } from './checklists.ts';
import { donePanel, doneTitle } from './donePanel.ts';
import { beforeText, header } from './header.ts';
import type { KeptTask } from './keptTask.ts';
import { heldOutput, output } from './output.ts';
import { subRunSection } from './subRuns.ts';
import type { TaskContext } from './taskContext.ts';

const submitState = ({ work }: LoadedTask): SubmitState =>
  isEnded(work) ? { phase: 'idle' } : work;

const sessionOf = (view: LoadedTask, input = view.input): FormSession =>
  new FormSession({
    form: outputFormOf(view.task, view.assignees),
    rules: view.rules,
    uploads: view.uploads,
    input: withoutStartValues(view.task.fields, input),
    state: submitState(view),
    open:
      lockOf(view.task) === undefined &&
      !isEnded(view.work) &&
      !lacksFields(view.task) &&
      openSubRuns(view.task).length === 0,
  });

/** Whether the form is the same, so that the messages at its fields can stay. */
const sameForm = (a: LoadedTask, b: LoadedTask): boolean =>
  a.revision === b.revision &&
  lockOf(a.task) === lockOf(b.task) &&
  isEnded(a.work) === isEnded(b.work) &&
  openSubRuns(a.task).length === openSubRuns(b.task).length &&
  JSON.stringify([a.task.fields, a.task.unreadable, a.rules]) ===
    JSON.stringify([b.task.fields, b.task.unreadable, b.rules]);

/** The whole page: it draws what the host shows, and sends the host what a person does. */
export class TaskPage {
  readonly #root: HTMLElement;
  readonly #link: HostLink<TaskPageMessage, unknown>;
  readonly #watch: HostWatch;
  readonly #kept: KeptTask;
  readonly #help: CommentHelp;
  #strings: TaskStrings | undefined;
  #view: TaskView | undefined;
  #session: FormSession | undefined;
  #itemsLack = false;
  readonly #copied = new Copied(() => {
    this.#draw();
  });
  /** The text for screen readers. */
  #said = '';
  /** When the form was drawn that is in sight, on the clock of events; undefined before. */
  #drawnAt: number | undefined;

  constructor(root: HTMLElement, link: HostLink<TaskPageMessage | Ping, unknown>, kept: KeptTask) {
    this.#root = root;
    this.#link = link;
    this.#watch = new HostWatch(root, link, () => {
      this.#draw();
    });
    this.#kept = kept;
    this.#help = new CommentHelp(kept.comment, (message) => {
      this.#post(message);
    });
  }

  start(): void {
    document.addEventListener(clockChange, () => {
      this.#draw();
    });
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = messageFromHost<TaskHostMessage>(event, [
        ...(['show', 'change', 'people'] as const),
        ...fieldsMessageTypes,
      ]);
      if (message) this.#receive(message);
    });
    openLinks(this.#root, (url) => {
      this.#link.post({ type: 'openLink', url });
    });
    watchKeys(this.#root, (at) => {
      // Else the key went down while something else was in sight.
      if (this.#drawnAt !== undefined && at >= this.#drawnAt) this.#complete();
    });
    watchLeaving(this.#root, (key, unfinished) => {
      this.#session?.leave(key, unfinished);
      this.#draw();
    });
    const { saved } = this.#kept;
    this.#link.post(saved ? { type: 'ready', saved } : { type: 'ready' });
    this.#kept.tellWriting();
    this.#watch.start();
  }

  #receive(message: TaskHostMessage): void {
    if (message.type === 'show') this.#show(message.strings, message.view);
    else if (message.type === 'change') this.#change(message.patch);
    else if (message.type === 'people') {
      this.#help.takePeople(message);
      this.#draw();
    } else if (this.#session) {
      takeMessage(this.#session, message, this.#keep);
      this.#draw();
    }
  }

  /** A page that has just been made gets all of it once it is ready. */
  #change(patch: Patch): void {
    if (this.#strings && this.#view?.state === 'ready') {
      this.#show(this.#strings, patched(this.#view, patch));
    }
  }

  #show(strings: TaskStrings, view: TaskView): void {
    const before = this.#view?.state === 'ready' ? this.#view : undefined;
    const wasOpen = before?.asOf === undefined && (this.#session?.open ?? false);
    this.#strings = strings;
    this.#view = view;
    if (view.state !== 'ready') {
      this.#session = undefined;
      this.#said = view.state === 'loading' ? strings.loading : '';
      this.#draw();
      return;
    }
    this.#renew(view, before);
    const said = this.#settle(view, before, strings);
    const asked = this.#help.takeArrivals(view);
    const first = before === undefined ? beforeText(view, strings) : undefined;
    this.#said = said ?? first ?? this.#progress(view, strings);
    this.#draw();
    if (!wasOpen && this.#session?.open && view.asOf === undefined)
      this.#drawnAt = performance.now();
    if (before) this.#focusWork(view, before);
    else this.#begin();
    if (asked) focusBox(this.#root, commentBoxId);
    if (said === strings.commentSent) this.#focus(`#${commentButtonId}`);
    this.#focusEdited(view, before);
    focusMore(this.#root, before?.log, view.log);
  }

  /** Moves the focus on from the box over a comment that was saved. */
  #focusEdited({ log }: LoadedTask, before: LoadedTask | undefined): void {
    const edited = justEdited(log?.talk, before?.log?.talk);
    if (edited && document.activeElement === document.body) this.#focus(editButton(edited.comment));
  }

  /** The page has just been opened. */
  #begin(): void {
    whenOpened(() => {
      this.#focus('h1');
    });
  }

  /** Keeps the form if it is the same; the host's messages about it are new. */
  #renew(view: LoadedTask, before: LoadedTask | undefined): void {
    const { work } = view;
    if (!this.#session || before?.revision !== view.revision) this.#session = sessionOf(view);
    else if (!sameForm(before, view)) this.#session = sessionOf(view, this.#session.input);
    else if (JSON.stringify(work) !== JSON.stringify(before.work)) {
      this.#session.answer(submitState(view));
    }
    this.#session.uploads = view.uploads ?? [];
    const { assignees } = view;
    if (assignees && assignees !== before?.assignees) this.#session.setAssignees(assignees);
    if (work.phase === 'completed' || before?.revision !== view.revision) this.#forgetIfEmpty(view);
  }

  #forgetIfEmpty({ input, work }: LoadedTask): void {
    if (work.phase === 'completed') this.#kept.forgetAll();
    else if (input.values.length === 0) this.#kept.forget();
  }

  /** Closes the boxes of what has been sent. Returns the text about it, the first time. */
  #settle(
    { comment, returning, log }: LoadedTask,
    before: LoadedTask | undefined,
    strings: TaskStrings,
  ): string | undefined {
    const reason = justSent(returning, before?.returning);
    if (reason !== undefined) this.#kept.reason.sent(reason);
    const edited = justEdited(log?.talk, before?.log?.talk);
    if (edited) this.#kept.edited.sent(edited);
    const sent = justSent(comment, before?.comment);
    if (sent === undefined) return commentText(log?.talk, before?.log?.talk, strings);
    this.#help.takeSent(sent);
    return before?.comment.phase === 'sending' ? strings.commentSent : undefined;
  }

  #progress(view: LoadedTask, strings: TaskStrings): string {
    if (isEnded(view.work)) return doneTitle(this.#context(view, strings));
    if (view.work.phase === 'sending') return strings.completing;
    const sending = [view.comment, view.returning].some(({ phase }) => phase === 'sending');
    if (sending) return strings.sending;
    if (view.refreshing) return strings.refreshing;
    return this.#kept.cleared ? strings.cleared : '';
  }

  #focusWork(view: LoadedTask, before: LoadedTask): void {
    const locked = lockOf(before.task) === undefined && lockOf(view.task) !== undefined;
    if (locked && !isEnded(view.work)) this.#focus('header .notice');
    const phases = [before.work.phase, view.work.phase];
    if (phases[0] === phases[1]) return;
    if (isEnded(view.work)) this.#focus('#done-title');
    else if (phases.includes('failed') || phases[1] === 'unknown') this.#focusTrouble();
  }

  #focusTrouble(): void {
    const key = this.#strings && this.#session?.firstMessage(this.#strings);
    if (key !== undefined) focusRow(this.#root, key);
    else this.#focus('footer .notice, header .notice');
  }

  #focus(selector: string): void {
    focusFirst(this.#root, selector);
  }

  readonly #complete = (): void => {
    const view = this.#view;
    if (view?.state !== 'ready' || !this.#session?.open || this.#session.sending) return;
    if (view.asOf !== undefined || !this.#watch.reaches()) return;
    settleFields(this.#root);
    this.#itemsLack = countOpenItems(view.task) > 0;
    if (this.#itemsLack) {
      this.#draw();
      this.#focus('.checklist vscode-checkbox:not([checked])');
      return;
    }
    const sent = this.#session.askToSubmit(unfinishedRows(this.#root));
    if (sent) this.#link.post({ type: 'complete', input: this.#session.input });
    this.#draw();
    if (!sent) this.#focusTrouble();
  };

  readonly #edit = (target: Parameters<FormSession['edit']>[0], input: FormInput): void => {
    if (!this.#session || this.#session.sending) return;
    this.#session.edit(target, input);
    this.#keep(input);
    this.#draw();
  };

  readonly #clear = (): void => {
    const session = this.#session;
    if (!session || session.sending || !this.#watch.reaches()) return;
    this.#kept.clear(session.input);
    this.#link.post({ type: 'clear' });
  };

  readonly #restore = (input: FormInput): void => {
    this.#edit({ part: 'form' }, input);
    this.#focus('.output .row :is(input, vscode-textfield, vscode-textarea, vscode-checkbox)');
  };

  readonly #keep = (input: FormInput): void => {
    this.#link.post({ type: 'edited', saved: this.#kept.write(input) });
  };

  readonly #post = (message: TaskPageMessage): void => {
    if (!this.#watch.reaches() || this.#holds(message)) return;
    this.#link.post(message);
    if (message.type === 'copyInput') this.#copied.say();
  };

  /** Says why a change is not sent while the page shows what was kept. */
  #holds(message: TaskPageMessage): boolean {
    const held = this.#view?.state === 'ready' && this.#view.asOf !== undefined;
    if (!held || !waitsForAnswer(message)) return false;
    this.#said = this.#strings?.held ?? '';
    this.#draw();
    return true;
  }

  readonly #openBox = (text: KeptText, id: string): void => {
    text.open = true;
    this.#draw();
    focusBox(this.#root, id);
  };

  readonly #draw = (): void => {
    if (!this.#strings || !this.#view) return;
    if (this.#session) {
      this.#session.cutOff = cutOff(this.#watch, this.#strings.maybeCompleted, this.#strings);
    }
    const said = this.#copied.now ? this.#strings.copied : this.#said;
    render(
      html`<p class="unseen" role="status">${this.#watch.lost ? '' : said}</p>
        ${hostLostNote(this.#watch, this.#strings)}${this.#page(this.#view, this.#strings)}`,
      this.#root,
    );
  };

  #page(view: TaskView, strings: TaskStrings): TemplateResult {
    if (view.state !== 'ready') {
      const typed = view.state === 'failed' ? (view.typed ?? []) : [];
      return html`${unloaded(view, strings, (action) => {
        this.#post({ type: 'act', action });
      })}
      ${typedForNothing(typed, strings, () => {
        this.#post({ type: 'copyInput' });
      })}`;
    }
    const context = this.#context(view, strings);
    const top = html`${header(context)}`;
    const rest = around(context);
    if (isEnded(view.work)) return html`${top}${donePanel(context)}${rest}`;
    const body = lockOf(view.task) === undefined ? output(context) : heldOutput(context);
    return html`${top}${checklists(context)}${subRunSection(context)}${body}${rest}`;
  }

  #context(shown: LoadedTask, strings: TaskStrings): TaskContext {
    const cut = cutOff(this.#watch, strings.maybeDone, strings);
    const view = {
      ...frameAsKnown(shown, cut),
      returning: changeAsKnown(shown.returning, cut),
      log: shown.log && logAsKnown(shown.log, cut),
    };
    const session = this.#session ?? sessionOf(view);
    return {
      strings,
      session,
      view,
      people: [],
      savedBy: view.savedBy,
      files: view.uploads && this.#post,
      comment: this.#kept.comment,
      help: this.#help,
      reason: this.#kept.reason,
      edited: this.#kept.edited,
      copied: this.#copied.now,
      itemsLack: this.#itemsLack,
      edit: this.#edit,
      cleared: this.#kept.cleared,
      clear: this.#clear,
      restore: this.#restore,
      post: this.#post,
      redraw: this.#draw,
      complete: this.#complete,
      openBox: this.#openBox,
      focus: (selector) => {
        this.#focus(selector);
      },
    };
  }
}
