import * as vscode from 'vscode';

/** A notification, or a question in a modal dialog. */
export interface Message {
  readonly text: string;
  /** The text below the question; empty for a notification. */
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** The button that a person presses; undefined where they close it. */
type Choice = Promise<string | undefined>;
type Show = (text: string, ...rest: readonly (string | vscode.MessageOptions)[]) => Choice;

/** The part of VS Code’s window that shows messages, which cannot be seen inside the extension host. */
const window = vscode.window as unknown as Record<
  'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage',
  Show
>;

const close = (): Choice => Promise.resolve(undefined);

/**
 * Does something, and hears what is shown meanwhile.
 * @param choose answers each message in place of a person; by default, it is closed at once.
 */
export async function messagesOf(
  act: () => Promise<unknown>,
  choose: (message: Message) => Choice = close,
): Promise<readonly Message[]> {
  const { showInformationMessage, showWarningMessage, showErrorMessage } = window;
  const heard: Message[] = [];
  const hear: Show = (text, ...rest) => {
    const options = rest.find((one) => typeof one === 'object');
    const buttons = rest.filter((one) => typeof one === 'string');
    const message = { text, detail: options?.detail ?? '', buttons };
    heard.push(message);
    return choose(message);
  };
  Object.assign(window, {
    showInformationMessage: hear,
    showWarningMessage: hear,
    showErrorMessage: hear,
  });
  try {
    await act();
  } finally {
    Object.assign(window, { showInformationMessage, showWarningMessage, showErrorMessage });
  }
  return heard;
}
