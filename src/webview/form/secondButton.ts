import { type TemplateResult, html } from 'lit';
import type { FormSession } from './formSession.ts';

/** The part of a page with a form that the button works with. */
interface SecondButtonContext {
  readonly session: Pick<FormSession, 'sending'>;
  readonly strings: { readonly stopWaiting: string; readonly clear: string };
  readonly post: (message: { readonly type: 'stopWaiting' }) => void;
  readonly clear: () => void;
}

/** The button beside the one that sends a form: it stops waiting, or clears what was typed. */
export function secondButton({
  session,
  strings,
  post,
  clear,
}: SecondButtonContext): TemplateResult {
  const stopWaiting = (): void => {
    post({ type: 'stopWaiting' });
  };
  return html`<vscode-button secondary @click=${session.sending ? stopWaiting : clear}
    >${session.sending ? strings.stopWaiting : strings.clear}</vscode-button
  >`;
}
