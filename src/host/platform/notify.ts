/**
 * Texts in notifications and in the status bar. VS Code makes links of `[…](command:…)` in
 * notifications and icons of `$(…)` in the status bar, and such texts contain names that other
 * people have chosen.
 */
import { type Disposable, type MessageItem, window } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';

/** The text with its signs escaped, so that VS Code finds no link in it. */
export const withoutLinks = (text: string): string => visibleText(text).replaceAll('](', '] (');

/** The text with its signs escaped, so that VS Code finds no icon in it. */
export const withoutIcons = (text: string): string => visibleText(text).replaceAll('$(', '\\$(');

/** The text for the status bar, which has icons and shows a link by its label alone. */
export const inStatusBar = (text: string): string => withoutLinks(withoutIcons(text));

/** Shows a notification; the text may contain names. */
export const showInformation = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showInformationMessage(withoutLinks(message), ...buttons);

/** Shows a warning; the text may contain names. */
export const showWarning = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showWarningMessage(withoutLinks(message), ...buttons);

/** Shows an error; the text may contain names. */
export const showError = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showErrorMessage(withoutLinks(message), ...buttons);

/** Asks a question in a modal dialog; the text may contain names. */
export const askToConfirm = <Button extends string>(
  question: string,
  detail: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> =>
  window.showWarningMessage(
    withoutLinks(question),
    { modal: true, detail: visibleText(detail) },
    ...buttons,
  );

/**
 * Asks a question in a modal dialog, as `askToConfirm` does.
 * @param no is the button for closing it, in place of VS Code’s own.
 */
export async function askWhich<Button extends string>(
  question: string,
  detail: string,
  no: string,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  const items = buttons.map((title) => ({ title }));
  const answer = await window.showWarningMessage<MessageItem>(
    withoutLinks(question),
    { modal: true, detail: visibleText(detail) },
    ...[...items, { title: no, isCloseAffordance: true }],
  );
  return items.find((item) => item === answer)?.title;
}

/** How long a text stays in the status bar, in milliseconds. */
const saidFor = 3000;

/** Shows a short text in the status bar; it may contain names. */
export const showBriefly = (text: string): Disposable =>
  window.setStatusBarMessage(inStatusBar(text), saidFor);
