import { type TemplateResult, html, nothing, render } from 'lit';
import { type Patch, patched } from '../../protocol/patch.ts';
import type { Ping } from '../../protocol/alive.ts';
import type { EditedComment } from '../../protocol/log.ts';
import type {
  LoadedRun,
  RunHostMessage,
  RunPageMessage,
  RunStrings,
  RunView,
} from '../../protocol/runPage.ts';
import { waitsForAnswer } from '../../protocol/pageFrame.ts';
import { frameAsKnown } from '../page/cutOff.ts';
import { takesComments } from '../../core/runs/run.ts';
import { commentBoxId, commentButtonId } from '../form/commentBox.ts';
import { CommentHelp } from '../form/commentHelp.ts';
import { justSent } from '../form/justSent.ts';
import { focusBox } from '../form/textBox.ts';
import type { KeptRun } from './keptRun.ts';
import { heldText } from '../page/held.ts';
import { unloaded } from '../page/unloaded.ts';
import { cutOff, hostLostNote } from '../page/hostLost.ts';
import { clockChange } from '../page/clock.ts';
import { HostWatch } from '../page/hostWatch.ts';
import { watchKeys } from '../page/keys.ts';
import { messageFromHost } from '../page/messageFromHost.ts';
import { openLinks } from '../page/openLinks.ts';
import type { HostLink } from '../page/hostLink.ts';
import { description } from '../page/description.ts';
import { icon } from '../page/icon.ts';
import { focusFirst } from '../form/focus.ts';
import { whenOpened } from '../page/moveFocus.ts';
import { commentText, editButton } from './commentRow.ts';
import { justEdited } from './editedTexts.ts';
import { eventLog, focusMore, logAsKnown } from './eventLog.ts';
import { header, smallButton } from './header.ts';
import type { RunContext } from './runContext.ts';
import { taskList } from './taskList.ts';
import { timeLineSection } from './timeLine.ts';
import { values } from './values.ts';

/** The whole page: it draws what the host shows, and sends the host what a person does. */
export class RunPage {
  readonly #root: HTMLElement;
  readonly #link: HostLink<RunPageMessage, unknown>;
  readonly #watch: HostWatch;
  readonly #kept: KeptRun;
  readonly #help: CommentHelp;
  #strings: RunStrings | undefined;
  #view: RunView | undefined;
  /** The text for screen readers. */
  #said = '';

  constructor(root: HTMLElement, link: HostLink<RunPageMessage | Ping, unknown>, kept: KeptRun) {
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
      const message = messageFromHost<RunHostMessage>(event, ['show', 'change', 'people']);
      if (message) this.#receive(message);
    });
    openLinks(this.#root, (url) => {
      this.#link.post({ type: 'openLink', url });
    });
    watchKeys(this.#root);
    this.#link.post({ type: 'ready' });
    this.#watch.start();
  }

  #receive(message: RunHostMessage): void {
    if (message.type === 'show') this.#show(message.strings, message.view);
    else if (message.type === 'change') this.#change(message.patch);
    else {
      this.#help.takePeople(message);
      this.#draw();
    }
  }

  /** A page that has just been made gets all of it once it is ready. */
  #change(patch: Patch): void {
    if (this.#strings && this.#view?.state === 'ready') {
      this.#show(this.#strings, patched(this.#view, patch));
    }
  }

  #show(strings: RunStrings, view: RunView): void {
    const before = this.#view;
    this.#strings = strings;
    this.#view = view;
    if (view.state !== 'ready') {
      this.#said = view.state === 'loading' ? strings.loading : '';
      this.#draw();
      return;
    }
    const commented = this.#takeComment(view, before);
    const edited = this.#takeEdited(view, before);
    const asked = this.#help.takeArrivals(view);
    this.#said = commented ? strings.commentSent : this.#announced(view, before, strings);
    this.#draw();
    if (before?.state !== 'ready') {
      whenOpened(() => {
        this.#focus('h1');
      });
    }
    if (commented) this.#focus(`#${commentButtonId}`);
    if (edited && document.activeElement === document.body) this.#focus(editButton(edited.comment));
    if (asked) focusBox(this.#root, commentBoxId);
    if (before?.state === 'ready') focusMore(this.#root, before.log, view.log);
  }

  /** Closes the box of a comment that has been sent. True only the first time. */
  #takeComment(view: LoadedRun, before: RunView | undefined): boolean {
    const known = before?.state === 'ready' ? before.comment : undefined;
    const sent = justSent(view.comment, known);
    if (sent !== undefined) this.#help.takeSent(sent);
    return sent !== undefined && known?.phase === 'sending';
  }

  /** Closes the box over a comment that has been changed. */
  #takeEdited({ log }: LoadedRun, before: RunView | undefined): EditedComment | undefined {
    const known = before?.state === 'ready' ? before.log.talk : undefined;
    const edited = justEdited(log.talk, known);
    if (edited) this.#kept.edited.sent(edited);
    return edited;
  }

  #announced(view: LoadedRun, before: RunView | undefined, strings: RunStrings): string {
    const known = before?.state === 'ready' ? before.log.talk : undefined;
    const changed = commentText(view.log.talk, known, strings);
    if (changed !== undefined) return changed;
    if (view.comment.phase === 'sending') return strings.sending;
    return view.refreshing ? strings.refreshing : '';
  }

  #focus(selector: string): void {
    focusFirst(this.#root, selector);
  }

  readonly #post = (message: RunPageMessage): void => {
    if (!this.#watch.reaches() || this.#holds(message)) return;
    this.#link.post(message);
  };

  /** Says why a change is not sent while the page shows what was kept. */
  #holds(message: RunPageMessage): boolean {
    const held = this.#view?.state === 'ready' && this.#view.asOf !== undefined;
    if (!held || !waitsForAnswer(message)) return false;
    this.#said = this.#strings?.held ?? '';
    this.#draw();
    return true;
  }

  readonly #openComment = (): void => {
    this.#kept.comment.open = true;
    this.#draw();
    focusBox(this.#root, commentBoxId);
  };

  readonly #draw = (): void => {
    if (!this.#strings || !this.#view) return;
    const said = this.#said;
    render(
      html`<p class="unseen" role="status">${this.#watch.lost ? '' : said}</p>
        ${hostLostNote(this.#watch, this.#strings)}${this.#page(this.#view, this.#strings)}`,
      this.#root,
    );
  };

  #page(view: RunView, strings: RunStrings): TemplateResult {
    if (view.state !== 'ready') {
      return unloaded(view, strings, (action) => {
        this.#post({ type: 'act', action });
      });
    }
    const cut = cutOff(this.#watch, strings.maybeDone, strings);
    const context: RunContext = {
      strings,
      view: frameAsKnown(view, cut),
      comment: this.#kept.comment,
      help: this.#help,
      post: this.#post,
      redraw: this.#draw,
      openComment: this.#openComment,
      focus: (selector) => {
        this.#focus(selector);
      },
    };
    return html`${header(context)}${taskList({ ...context, run: view.run, inBrowser: view.inBrowser, subRuns: new Map(view.subRuns) })}
    ${timeLineSection(context)}${values(view.run, strings, smallButton(context, 'changeValues'))}${this.#about(view, strings)}
    ${eventLog({
      ...context,
      log: logAsKnown(view.log, cut),
      held: heldText(view, strings),
      edited: this.#kept.edited,
      open: takesComments(view.run),
      reply: (text) => {
        this.#help.quote(text);
        this.#openComment();
      },
    })}`;
  }

  /** The description of the workflow, folded: it says nothing of this run. */
  #about({ run }: LoadedRun, strings: RunStrings): unknown {
    return run.description.trim() === ''
      ? nothing
      : html`<details class="about">
          <summary>
            ${icon('chevron-right')}
            <h2>${strings.aboutWorkflow}</h2>
          </summary>
          ${description(run.description)}
        </details>`;
  }
}
