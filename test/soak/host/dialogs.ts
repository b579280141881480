import type { MessageOptions } from 'vscode';
import { vscode } from './ledger.ts';

type Message = (
  text: string,
  options: MessageOptions | string | undefined,
  ...buttons: readonly string[]
) => Promise<string | undefined>;

/**
 * Has modal questions answered with their first button: VS Code shows none while a test module runs
 * in its extension host.
 */
export function answerModalQuestions(): void {
  for (const name of ['showInformationMessage', 'showWarningMessage'] as const) {
    const ask = vscode.window[name] as Message;
    const answer: Message = (text, options, ...buttons) =>
      typeof options === 'object' && options.modal
        ? Promise.resolve(buttons[0])
        : ask(text, options, ...buttons);
    Object.defineProperty(vscode.window, name, { value: answer, configurable: true });
  }
}
