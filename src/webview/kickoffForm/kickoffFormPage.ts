import { type TemplateResult, html, nothing, render } from 'lit';
import { type FormInput, type FormTarget, hasContent } from '../../core/form/input.ts';
import type {
  FormView,
  HostMessage,
  LaunchState,
  PageMessage,
} from '../../protocol/kickoffForm.ts';
import { type FormStrings, format } from '../../protocol/strings.ts';
import { linkAt } from '../markdown.ts';
import type { HostLink } from '../vscodeApi.ts';
import { focusRow, unfinishedRows, watchLeaving } from './focus.ts';
import { form } from './form.ts';
import type { FormContext } from './formContext.ts';
import { FormSession } from './formSession.ts';
import { header } from './header.ts';
import { hostMessageIn } from './hostMessage.ts';
import { launchedPanel } from './launchedPanel.ts';
import { noticeBox } from './noticeBox.ts';
import type { SavedState } from './savedState.ts';

/** How long a button says that it has copied, in milliseconds. */
const copiedFor = 2000;

/** The whole page: it draws what the host shows, and tells the host what a person does. */
export class KickoffFormPage {
  readonly #root: HTMLElement;
  readonly #link: HostLink<PageMessage, unknown>;
  readonly #saved: SavedState;
  #strings: FormStrings | undefined;
  #view: FormView | undefined;
  #session: FormSession | undefined;
  #copied: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, link: HostLink<PageMessage, unknown>, saved: SavedState) {
    this.#root = root;
    this.#link = link;
    this.#saved = saved;
  }

  start(): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = hostMessageIn(event);
      if (message) this.#hear(message);
    });
    this.#root.addEventListener('click', this.#openLink);
    this.#root.addEventListener('auxclick', this.#openLink);
    this.#root.addEventListener('keydown', this.#key, { capture: true });
    watchLeaving(this.#root, (key, unfinished) => {
      this.#session?.leave(key, unfinished);
      this.#draw();
    });
    const saved = this.#saved.read();
    if (!saved) this.#saved.forget();
    this.#link.post(saved ? { type: 'ready', saved } : { type: 'ready' });
  }

  #hear(message: HostMessage): void {
    if (message.type === 'show') this.#show(message.strings, message.view);
    else this.#answer(message.launch);
  }

  #show(strings: FormStrings, view: FormView): void {
    const again = this.#session?.launch.phase === 'launched';
    this.#strings = strings;
    this.#view = view;
    this.#session = view.state === 'ready' ? new FormSession(view) : undefined;
    if (view.state === 'ready' && !hasContent(view.input)) this.#saved.forget();
    this.#draw();
    if (again && this.#session?.launch.phase === 'idle') focusRow(this.#root, 'name');
  }

  #answer(launch: LaunchState): void {
    this.#session?.answer(launch);
    if (launch.phase === 'launched') this.#saved.forget();
    this.#draw();
    if (launch.phase === 'launched') this.#focus('#launched-title');
    else if (launch.phase === 'failed' || launch.phase === 'unknown') this.#focusTrouble();
  }

  #focusTrouble(): void {
    const key = this.#strings && this.#session?.firstMessage(this.#strings);
    if (key !== undefined) focusRow(this.#root, key);
    else this.#focus('.notice[role="alert"]');
  }

  #focus(selector: string): void {
    const element = this.#root.querySelector<HTMLElement>(selector);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }

  readonly #launch = (): void => {
    const session = this.#session;
    if (!session || session.sending || session.launch.phase === 'launched') return;
    const sent = session.askToLaunch(unfinishedRows(this.#root));
    if (sent) this.#link.post({ type: 'launch', input: session.input });
    this.#draw();
    if (!sent) this.#focusTrouble();
  };

  #edit(target: FormTarget, input: FormInput): void {
    if (!this.#session || this.#session.sending) return;
    this.#session.edit(target, input);
    this.#link.post({ type: 'edited', saved: this.#saved.write(input) });
    this.#draw();
  }

  readonly #post = (message: PageMessage): void => {
    this.#link.post(message);
    if (message.type !== 'copyRunId') return;
    clearTimeout(this.#copied);
    this.#copied = setTimeout(() => {
      this.#copied = undefined;
      this.#draw();
    }, copiedFor);
    this.#draw();
  };

  /** The host opens links: VS Code's own handling, further up, would open them a second time. */
  readonly #openLink = (event: Event): void => {
    const url = linkAt(event);
    if (url === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#link.post({ type: 'openLink', url });
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    const launches = event.ctrlKey || event.metaKey;
    // An Enter that ends the composing of a character is not meant for the form.
    if (!launches && !event.isComposing) return;
    event.stopPropagation();
    if (event.isComposing) return;
    event.preventDefault();
    this.#launch();
  };

  #draw(): void {
    if (!this.#strings || !this.#view) return;
    render(
      html`${this.#status(this.#strings)}${this.#page(this.#view, this.#strings)}`,
      this.#root,
    );
  }

  /** What is said aloud; there from the start, as only a change in it is. */
  #status(strings: FormStrings): TemplateResult {
    const session = this.#session;
    const launched = session?.launch.phase === 'launched' && session.launch;
    let text = '';
    if (this.#copied !== undefined) text = strings.copied;
    else if (session?.sending) text = strings.launching;
    else if (launched) text = format(strings.launched, launched.name);
    return html`<p class="unseen" role="status">${text}</p>`;
  }

  #page(view: FormView, strings: FormStrings): TemplateResult {
    switch (view.state) {
      case 'loading':
        return html`<h1>${view.title}</h1>
          <p class="loading">
            <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true"></span>
            ${strings.loading}
          </p>`;
      case 'failed':
        return html`<h1>${view.title}</h1>
          ${noticeBox(view.notice, 'error', strings, (action) => {
            this.#link.post({ type: 'act', action });
          })}`;
      case 'ready':
        return html`${header(view, strings)}${this.#session ? this.#body(this.#session, strings) : nothing}`;
    }
  }

  #body(session: FormSession, strings: FormStrings): TemplateResult {
    const { launch } = session;
    if (launch.phase === 'launched') {
      return launchedPanel(launch, this.#copied !== undefined, strings, this.#post);
    }
    const context: FormContext = {
      strings,
      session,
      post: this.#post,
      edit: (target, input) => {
        this.#edit(target, input);
      },
    };
    return form(context, this.#launch);
  }
}
