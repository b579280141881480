import { type TemplateResult, html, nothing, render } from 'lit';
import type { FormTarget } from '../../core/base/formTarget.ts';
import { lacksFields } from '../../core/form/fillableForm.ts';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import { withoutLinkMark } from '../../core/form/linkMarks.ts';
import { adopted } from '../../core/form/startChanges.ts';
import { kickoffFormOf } from '../../core/kickoff/kickoffForm.ts';
import type { Ping } from '../../protocol/alive.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import type { FieldsMessage } from '../../protocol/uploads.ts';
import type {
  KickoffView,
  KickoffHostMessage,
  LaunchState,
  LoadedKickoff,
  KickoffPageMessage,
  KickoffStrings,
} from '../../protocol/kickoffPage.ts';
import { format } from '../../core/base/format.ts';
import { announce } from '../page/announce.ts';
import { clockChange } from '../page/clock.ts';
import { Copied } from '../page/copied.ts';
import { DrawnFields } from '../form/drawnFields.ts';
import { focusFirst, focusRow, settleFields, unfinishedRows, watchLeaving } from '../form/focus.ts';
import { clearedText } from '../form/clearedNote.ts';
import { FormSession } from '../form/formSession.ts';
import { TextInsertion } from '../form/insertText.ts';
import { takeMessage } from '../form/takeMessage.ts';
import { typedForNothing } from '../form/newsNote.ts';
import { cutOff, hostLostNote } from '../page/hostLost.ts';
import { HostWatch } from '../page/hostWatch.ts';
import { LateDrawing } from '../page/lateDrawing.ts';
import { watchKeys } from '../page/keys.ts';
import { whenOpened } from '../page/moveFocus.ts';
import { whenSeen } from '../page/whenSeen.ts';
import { unloaded } from '../page/unloaded.ts';
import { openLinks } from '../page/openLinks.ts';
import type { HostLink } from '../page/hostLink.ts';
import { isAboutRun, isAboutRunTyped } from './aboutRun.ts';
import { form } from './form.ts';
import { header } from './header.ts';
import { hostMessageIn } from './hostMessage.ts';
import type { KickoffContext } from './kickoffContext.ts';
import { launchedPanel } from './launchedPanel.ts';
import { LaunchedPlace } from './launchedPlace.ts';
import type { KeptKickoff } from './keptKickoff.ts';

type Launched = Extract<LaunchState, { readonly phase: 'launched' }>;

const submitState = (launch: LaunchState): SubmitState =>
  launch.phase === 'launched' ? { phase: 'idle' } : launch;

const isOpen = ({ workflow, subRunOf }: LoadedKickoff): boolean =>
  workflow.active && !lacksFields(workflow.form) && subRunOf?.closed !== true;

const sessionOf = (view: LoadedKickoff, input = view.input): FormSession => {
  const { workflow, rules, launch, uploads } = view;
  return new FormSession({
    form: kickoffFormOf(workflow, view, view.assignees),
    uploads,
    rules,
    input,
    state: submitState(launch),
    open: isOpen(view),
  });
};

/** Whether the form is the same, so that the messages at its fields can stay. */
const sameForm = (a: LoadedKickoff, b: LoadedKickoff): boolean => {
  const [one, other] = [a, b].map((view) =>
    JSON.stringify([kickoffFormOf(view.workflow, view), view.rules, isOpen(view)]),
  );
  return one === other;
};

/** The whole page: it draws what the host shows, and sends the host what a person does. */
export class KickoffPage {
  readonly #root: HTMLElement;
  readonly #link: HostLink<KickoffPageMessage, unknown>;
  readonly #kept: KeptKickoff;
  readonly #watch: HostWatch;
  readonly #insertion: TextInsertion;
  #strings: KickoffStrings | undefined;
  #view: KickoffView | undefined;
  #session: FormSession | undefined;
  /** When the form was first drawn, on the clock of events; undefined before. */
  #drawnAt: number | undefined;
  /** Whether the run’s name, due date and urgency are shown as rows. */
  #unfolded = false;
  /** The run that this form has started, while it is shown in place of the form. */
  #launched: Launched | undefined;
  readonly #launchedPlace = new LaunchedPlace();
  readonly #copied = new Copied(() => {
    this.#draw();
  });
  readonly #fields = new DrawnFields(() => {
    this.#draw();
  });
  /** The drawing of a form that is being sent. */
  readonly #sendingShown = new LateDrawing(() => {
    this.#draw();
  });

  constructor(
    root: HTMLElement,
    link: HostLink<KickoffPageMessage | Ping, unknown>,
    kept: KeptKickoff,
  ) {
    this.#root = root;
    this.#link = link;
    this.#kept = kept;
    this.#insertion = new TextInsertion(root);
    const draw = (): void => {
      this.#draw();
    };
    this.#watch = new HostWatch(root, link, draw);
  }

  start(): void {
    document.addEventListener(clockChange, () => {
      this.#draw();
    });
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = hostMessageIn(event);
      if (message) this.#receive(message);
    });
    openLinks(this.#root, (url) => {
      this.#link.post({ type: 'openLink', url });
    });
    watchKeys(this.#root, (at) => {
      // The key went down while something else was in sight.
      if (this.#drawnAt !== undefined && at >= this.#drawnAt) this.#launch();
    });
    watchLeaving(this.#root, (key, unfinished) => {
      this.#session?.leave(key, unfinished);
      // A click on Launch leaves a field, too, and so does the answer to it.
      if (!this.#sendingShown.waiting && !this.#launched) this.#draw();
    });
    if (!this.#kept.saved) this.#kept.forget();
    this.#sayReady();
    this.#watch.start();
  }

  #sayReady(): void {
    const { saved } = this.#kept;
    this.#link.post(saved ? { type: 'ready', saved } : { type: 'ready' });
  }

  #receive(message: KickoffHostMessage): void {
    switch (message.type) {
      case 'show':
        this.#show(message.strings, message.view);
        return;
      case 'sentAhead':
        if (!this.#view) this.#sayReady();
        return;
      case 'update':
        this.#update(message.strings, message.view);
        return;
      case 'launch':
        this.#answer(message.launch);
        return;
      case 'insert':
        this.#insertion.insert(message.text);
        return;
      default:
        this.#take(message);
    }
  }

  #take(message: FieldsMessage): void {
    if (!this.#session) return;
    takeMessage(this.#session, message, (input) => {
      this.#keep(input);
    });
    this.#draw();
  }

  #show(strings: KickoffStrings, view: KickoffView): void {
    const again = this.#launched !== undefined;
    this.#strings = strings;
    this.#view = view;
    const ready = view.state === 'ready' ? view : undefined;
    this.#session = ready && sessionOf(ready);
    this.#launched = ready?.launch.phase === 'launched' ? ready.launch : undefined;
    this.#fields.begin(ready?.workflow.form.fields.length ?? 0);
    if (ready?.replaced) this.#kept.clear(ready.replaced);
    else if (ready && !hasContent(ready.input)) this.#kept.forget();
    const opened = this.#drawnAt === undefined && ready !== undefined;
    if (opened || again) this.#unfolded = false;
    this.#showTyped();
    if (again && ready?.launch.phase === 'idle') this.#focusStart();
    else if (opened) this.#begin();
  }

  /** Draws the page, with a name, due date or urgency unfolded that somebody has typed. */
  #showTyped(): void {
    if (this.#session && isAboutRunTyped(this.#session)) this.#unfolded = true;
    this.#draw();
  }

  /** Moves the focus to where filling in begins, with the top of the form in sight where that has room. */
  readonly #focusStart = (): void => {
    const key = this.#session?.firstToFill;
    if (key === undefined) this.#focus('h1');
    else this.#focusRow(key, 'nearest');
  };

  /** The form has just been opened: keys count from when it is in sight. */
  #begin(): void {
    this.#drawnAt = performance.now();
    whenOpened(this.#focusStart);
  }

  #update(strings: KickoffStrings, view: LoadedKickoff): void {
    const wasHeld = this.#isHeld;
    this.#renew(view);
    this.#strings = strings;
    this.#view = view;
    this.#fields.begin(view.workflow.form.fields.length);
    this.#draw();
    // A key that went down before the form could be launched launches nothing.
    if (wasHeld && view.asOf === undefined) this.#drawnAt = performance.now();
  }

  /** Keeps the form if it is the same; what the host has told of its launch since is new. */
  #renew(view: LoadedKickoff): void {
    const before = this.#view?.state === 'ready' ? this.#view : undefined;
    const session = this.#session;
    if (!session || !before || !sameForm(before, view)) {
      const typed = session && adopted(view.workflow.form.fields, session.input);
      this.#session = sessionOf(view, typed);
      return;
    }
    if (JSON.stringify(view.launch) !== JSON.stringify(before.launch)) {
      session.answer(submitState(view.launch));
    }
    session.uploads = view.uploads ?? [];
    if (view.assignees) session.setAssignees(view.assignees);
  }

  #answer(launch: LaunchState): void {
    if (this.#view?.state === 'ready') this.#view = { ...this.#view, launch };
    // This page has asked for it, unless it was told since what its host had sent before it knew.
    if (launch.phase === 'sending' && this.#session?.sending) return;
    if (launch.phase === 'launched') {
      this.#answerLaunched(launch);
      return;
    }
    this.#launched = undefined;
    this.#session?.answer(launch);
    this.#draw();
    if (launch.phase === 'failed' || launch.phase === 'unknown') this.#focusTrouble();
  }

  /** Shows the run in place of the form, which goes once the run is in sight. */
  #answerLaunched(launch: Launched): void {
    this.#launched = launch;
    this.#session?.answer({ phase: 'idle' });
    this.#sendingShown.end();
    if (this.#strings && this.#view) this.#drawLaunched(this.#strings, this.#view);
    this.#kept.forgetAll();
    whenSeen(() => {
      this.#draw();
      // Whoever has gone to one of its buttons meanwhile stays there.
      const { element } = this.#launchedPlace;
      if (!element.contains(document.activeElement)) this.#focus('.launched h2');
    });
  }

  #focusTrouble(): void {
    const key = this.#strings && this.#session?.firstMessage(this.#strings);
    if (key !== undefined) this.#focusRow(key);
    else this.#focus('.notice[role="alert"]');
  }

  #focusRow(key: string, block?: ScrollLogicalPosition): void {
    if (!focusRow(this.#root, key, block)) {
      this.#fields.drawAll();
      focusRow(this.#root, key, block);
    }
  }

  #focus(selector: string): void {
    focusFirst(this.#root, selector);
  }

  /** Whether the page shows what was kept, so that nothing can be launched. */
  get #isHeld(): boolean {
    return this.#view?.state === 'ready' && this.#view.asOf !== undefined;
  }

  readonly #launch = (): void => {
    const session = this.#session;
    if (!session || session.sending || this.#launched || !this.#watch.reaches()) return;
    if (this.#isHeld) {
      if (this.#strings) announce(this.#strings.held);
      return;
    }
    settleFields(this.#root);
    const sent = session.askToSubmit(unfinishedRows(this.#root));
    if (sent) {
      this.#link.post({ type: 'launch', input: session.input });
      this.#sendingShown.begin();
      return;
    }
    this.#draw();
    this.#focusTrouble();
  };

  #edit(target: FormTarget, input: FormInput): void {
    if (!this.#session || (this.#session.sending && !this.#sendingShown.waiting)) return;
    // The form is hidden and goes in a moment: the field with the focus may still hear of a key.
    if (this.#launched) return;
    // What is being typed into stays open, whatever is typed.
    if (isAboutRun(target)) this.#unfolded = true;
    const edited = withoutLinkMark(input, target);
    this.#session.edit(target, edited);
    this.#keep(edited);
    this.#draw();
  }

  readonly #clear = (): void => {
    const session = this.#session;
    if (!session || session.sending || !this.#watch.reaches()) return;
    this.#kept.clear(session.input);
    this.#link.post({ type: 'clear' });
  };

  readonly #restore = (input: FormInput): void => {
    this.#edit({ part: 'form' }, input);
    this.#showTyped();
    this.#focusStart();
  };

  #keep(input: FormInput): void {
    this.#link.post({ type: 'edited', saved: this.#kept.write(input) });
  }

  readonly #post = (message: KickoffPageMessage): void => {
    if (!this.#watch.reaches()) return;
    this.#link.post(message);
    if (message.type === 'copyRunId' || message.type === 'copyInput') this.#copied.say();
  };

  #draw(): void {
    if (!this.#strings || !this.#view) return;
    this.#sendingShown.end();
    if (this.#session) {
      this.#session.cutOff = cutOff(this.#watch, this.#strings.maybeDone, this.#strings);
    }
    render(
      html`${this.#status(this.#strings)}${hostLostNote(this.#watch, this.#strings)}${this.#page(this.#view, this.#strings)}${this.#launchedPlace.element}`,
      this.#root,
    );
    this.#drawLaunched(this.#strings, this.#view);
  }

  /** Shows the run that has started, or has its place ready, with nothing known of a run. */
  #drawLaunched(strings: KickoffStrings, view: KickoffView): void {
    if (view.state !== 'ready') this.#launchedPlace.clear();
    else if (this.#launched) {
      this.#launchedPlace.show(this.#panelOf(this.#launched, view, strings));
    } else {
      this.#launchedPlace.prepare(() =>
        this.#panelOf({ phase: 'launched', runId: '', name: '' }, view, strings),
      );
    }
  }

  #panelOf(launched: Launched, view: LoadedKickoff, strings: KickoffStrings): TemplateResult {
    return launchedPanel(launched, this.#copied.now, view, strings, this.#post);
  }

  /**
   * The text for screen readers. Its element is there from the start, since only a change in it is
   * announced.
   */
  #status(strings: KickoffStrings): TemplateResult {
    let text = '';
    if (this.#copied.now) text = strings.copied;
    else if (this.#session?.sending) text = strings.launching;
    else if (this.#launched) text = format(strings.launched, this.#launched.name);
    else if (this.#session && this.#kept.cleared) {
      text = clearedText({ strings, session: this.#session });
    }
    return html`<p class="unseen" role="status">${text}</p>`;
  }

  #page(view: KickoffView, strings: KickoffStrings): TemplateResult {
    switch (view.state) {
      case 'loading':
        return html`<h1 dir="auto">${view.title}</h1>
          <p class="loading">
            <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true"></span>
            ${strings.loading}
          </p>`;
      case 'failed':
        return html`${unloaded(view, strings, (action) => {
          this.#post({ type: 'act', action });
        })}
        ${typedForNothing(view.typed ?? [], strings, () => {
          this.#post({ type: 'copyInput' });
        })}`;
      case 'ready':
        return html`${header(view, strings, (action) => {
          this.#post({ type: 'act', action });
        })}${this.#body(view, strings)}`;
    }
  }

  #body(view: LoadedKickoff, strings: KickoffStrings): unknown {
    const session = this.#session;
    if (!session || this.#launched) return nothing;
    const context: KickoffContext = {
      strings,
      session,
      view,
      people: view.people,
      drawn: this.#fields.count,
      files: view.uploads && this.#post,
      post: this.#post,
      cleared: this.#kept.cleared,
      clear: this.#clear,
      unfolded: this.#unfolded,
      unfold: (open) => {
        if (open === this.#unfolded) return;
        this.#unfolded = open;
        this.#draw();
      },
      restore: this.#restore,
      edit: (target, input) => {
        this.#edit(target, input);
      },
    };
    return form(context, this.#launch);
  }
}
