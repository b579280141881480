import { type TemplateResult, html, render } from 'lit';
import { format } from '../../core/base/format.ts';
import type { FormTarget } from '../../core/base/formTarget.ts';
import { lacksFields } from '../../core/form/fillableForm.ts';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import { withoutStartValues } from '../../core/form/startChanges.ts';
import { fillableRunForm, valuesLockOf } from '../../core/runs/runForm.ts';
import type { Ping } from '../../protocol/alive.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { fieldsMessageTypes } from '../../protocol/uploads.ts';
import type {
  LoadedValues,
  ValuesHostMessage,
  ValuesPageMessage,
  ValuesStrings,
  ValuesView,
} from '../../protocol/valuesPage.ts';
import { focusFirst, focusRow, settleFields, unfinishedRows, watchLeaving } from '../form/focus.ts';
import { FormSession } from '../form/formSession.ts';
import { typedForNothing } from '../form/newsNote.ts';
import { takeMessage } from '../form/takeMessage.ts';
import { clockChange } from '../page/clock.ts';
import { Copied } from '../page/copied.ts';
import type { HostLink } from '../page/hostLink.ts';
import { cutOff, hostLostNote } from '../page/hostLost.ts';
import { HostWatch } from '../page/hostWatch.ts';
import { watchKeys } from '../page/keys.ts';
import { messageFromHost } from '../page/messageFromHost.ts';
import { whenOpened } from '../page/moveFocus.ts';
import { openLinks } from '../page/openLinks.ts';
import { unloaded } from '../page/unloaded.ts';
import type { KeptValues } from './keptValues.ts';
import type { ValuesContext } from './valuesContext.ts';
import { isSaved, valuesForm } from './valuesForm.ts';

const submitState = ({ saving }: LoadedValues): SubmitState =>
  saving.phase === 'saved' ? { phase: 'idle' } : saving;

const sessionOf = (view: LoadedValues, input = view.input): FormSession =>
  new FormSession({
    form: fillableRunForm(view.form, view.assignees),
    rules: view.rules,
    uploads: view.uploads,
    input: withoutStartValues(view.form.fields, input),
    state: submitState(view),
    open: valuesLockOf(view.form) === undefined && !lacksFields(view.form),
  });

/** Whether the form is the same, so that the messages at its fields can stay. */
const sameForm = (a: LoadedValues, b: LoadedValues): boolean =>
  JSON.stringify([a.form, a.rules]) === JSON.stringify([b.form, b.rules]);

/** Whether the same people and groups can be chosen: thousands are slow to make ready again. */
const sameAssignees = (a: LoadedValues | undefined, b: LoadedValues): boolean =>
  JSON.stringify(a?.assignees) === JSON.stringify(b.assignees);

/** The whole page: it draws what the host shows, and sends the host what a person does. */
export class ValuesPage {
  readonly #root: HTMLElement;
  readonly #link: HostLink<ValuesPageMessage, unknown>;
  readonly #kept: KeptValues;
  readonly #watch: HostWatch;
  #strings: ValuesStrings | undefined;
  #view: ValuesView | undefined;
  #session: FormSession | undefined;
  /** When the form was first drawn, on the clock of events; undefined before. */
  #drawnAt: number | undefined;
  readonly #copied = new Copied(() => {
    this.#draw();
  });

  constructor(
    root: HTMLElement,
    link: HostLink<ValuesPageMessage | Ping, unknown>,
    kept: KeptValues,
  ) {
    this.#root = root;
    this.#link = link;
    this.#kept = kept;
    this.#watch = new HostWatch(root, link, () => {
      this.#draw();
    });
  }

  start(): void {
    document.addEventListener(clockChange, () => {
      this.#draw();
    });
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = messageFromHost<ValuesHostMessage>(event, ['show', ...fieldsMessageTypes]);
      if (message) this.#receive(message);
    });
    openLinks(this.#root, (url) => {
      this.#link.post({ type: 'openLink', url });
    });
    watchKeys(this.#root, (at) => {
      // Else the key went down while something else was in sight.
      if (this.#drawnAt !== undefined && at >= this.#drawnAt) this.#save();
    });
    watchLeaving(this.#root, (key, unfinished) => {
      this.#session?.leave(key, unfinished);
      this.#draw();
    });
    const { saved } = this.#kept;
    if (!saved) this.#kept.forget();
    this.#link.post(saved ? { type: 'ready', saved } : { type: 'ready' });
    this.#watch.start();
  }

  #receive(message: ValuesHostMessage): void {
    if (message.type === 'show') this.#show(message.strings, message.view);
    else if (this.#session) {
      takeMessage(this.#session, message, this.#keep);
      this.#draw();
    }
  }

  #show(strings: ValuesStrings, view: ValuesView): void {
    const before = this.#view?.state === 'ready' ? this.#view : undefined;
    this.#strings = strings;
    this.#view = view;
    if (view.state !== 'ready') {
      this.#session = undefined;
      this.#draw();
      return;
    }
    this.#renew(view, before);
    this.#draw();
    if (before?.asOf !== undefined && !this.#isHeld) this.#drawnAt = performance.now();
    if (before) this.#focusOutcome(view, before);
    else this.#begin();
  }

  /** Keeps the form if it is the same; the host's messages about it are new. */
  #renew(view: LoadedValues, before: LoadedValues | undefined): void {
    const isNew = before?.revision !== view.revision;
    if (!this.#session || isNew) this.#session = sessionOf(view);
    else if (!sameForm(before, view)) this.#session = sessionOf(view, this.#session.input);
    else if (JSON.stringify(view.saving) !== JSON.stringify(before.saving)) {
      this.#session.answer(submitState(view));
    }
    this.#session.uploads = view.uploads ?? [];
    if (view.assignees && !sameAssignees(before, view)) {
      this.#session.setAssignees(view.assignees);
    }
    if (isNew && !hasContent(view.input)) this.#forget(view);
  }

  #forget({ saving }: LoadedValues): void {
    if (saving.phase === 'saved') this.#kept.forgetAll();
    else this.#kept.forget();
  }

  /** The form has just been opened: keys count from when it is in sight. */
  #begin(): void {
    this.#drawnAt = performance.now();
    whenOpened(() => {
      const key = this.#session?.open ? this.#session.firstToFill : undefined;
      if (key === undefined) this.#focus('h1');
      else focusRow(this.#root, key);
    });
  }

  #focusOutcome(view: LoadedValues, before: LoadedValues): void {
    const { phase } = view.saving;
    if (phase === before.saving.phase) return;
    if (phase === 'saved') this.#focus('.saved');
    else if (phase === 'failed' || phase === 'unknown') this.#focusTrouble();
  }

  #focusTrouble(): void {
    const key = this.#strings && this.#session?.firstMessage(this.#strings);
    if (key !== undefined) focusRow(this.#root, key);
    else this.#focus('footer .notice, header .notice');
  }

  #focus(selector: string): void {
    focusFirst(this.#root, selector);
  }

  /** Whether the page shows what was kept, so that nothing can be saved. */
  get #isHeld(): boolean {
    return this.#view?.state === 'ready' && this.#view.asOf !== undefined;
  }

  readonly #save = (): void => {
    const session = this.#session;
    if (!session?.open || session.sending || this.#isHeld || !this.#watch.reaches()) return;
    settleFields(this.#root);
    const sent = session.askToSubmit(unfinishedRows(this.#root));
    if (sent) this.#link.post({ type: 'save', input: session.input });
    this.#draw();
    if (!sent) this.#focusTrouble();
  };

  readonly #edit = (target: FormTarget, input: FormInput): void => {
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
    const key = this.#session?.firstToFill;
    if (key !== undefined) focusRow(this.#root, key);
  };

  readonly #keep = (input: FormInput): void => {
    this.#link.post({ type: 'edited', saved: this.#kept.write(input) });
  };

  readonly #post = (message: ValuesPageMessage): void => {
    if (!this.#watch.reaches()) return;
    this.#link.post(message);
    if (message.type === 'copyInput') this.#copied.say();
  };

  #draw(): void {
    const [strings, view] = [this.#strings, this.#view];
    if (!strings || !view) return;
    if (this.#session) {
      this.#session.cutOff = cutOff(this.#watch, strings.maybeSaved, strings);
    }
    render(
      html`<p class="unseen" role="status">${this.#watch.lost ? '' : this.#said(view, strings)}</p>
        ${hostLostNote(this.#watch, strings)}${this.#page(view, strings)}`,
      this.#root,
    );
  }

  /** The text for screen readers. */
  #said(view: ValuesView, strings: ValuesStrings): string {
    if (this.#copied.now) return strings.copied;
    if (view.state !== 'ready') return view.state === 'loading' ? strings.loading : '';
    const session = this.#session;
    if (!session) return '';
    if (session.sending) return strings.saving;
    if (isSaved({ view, session })) return format(strings.saved, view.form.run.name);
    if (view.refreshing) return strings.refreshing;
    return this.#kept.cleared ? strings.cleared : '';
  }

  #page(view: ValuesView, strings: ValuesStrings): TemplateResult {
    if (view.state === 'ready') return valuesForm(this.#context(view, strings));
    const typed = view.state === 'failed' ? (view.typed ?? []) : [];
    return html`${unloaded(view, strings, (action) => {
      this.#post({ type: 'act', action });
    })}
    ${typedForNothing(typed, strings, () => {
      this.#post({ type: 'copyInput' });
    })}`;
  }

  #context(view: LoadedValues, strings: ValuesStrings): ValuesContext {
    return {
      strings,
      view,
      session: this.#session ?? sessionOf(view),
      people: [],
      files: view.uploads && this.#post,
      edit: this.#edit,
      cleared: this.#kept.cleared,
      clear: this.#clear,
      restore: this.#restore,
      post: this.#post,
      save: this.#save,
    };
  }
}
