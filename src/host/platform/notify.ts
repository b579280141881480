/**
 * What is said to a person in notifications and in the status bar. VS Code makes links out of
 * `[…](command:…)` in the one and pictures out of `$(…)` in the other, and names that somebody
 * else has chosen are part of such texts.
 */
import { type Disposable, window } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';

/** The text with every sign in it for what it is: VS Code finds no link in it. */
export const withoutLinks = (text: string): string => visibleText(text).replaceAll('](', '] (');

/** The text with every sign in it for what it is: VS Code finds no picture in it. */
export const withoutIcons = (text: string): string => visibleText(text).replaceAll('$(', '\\$(');

/** The same for the status bar, which has pictures, and shows a link by its label alone. */
export const inStatusBar = (text: string): string => withoutLinks(withoutIcons(text));

/** A notification; the text may have names in it. */
export const showInformation = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showInformationMessage(withoutLinks(message), ...buttons);

/** A notification of something to mind; the text may have names in it. */
export const showWarning = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showWarningMessage(withoutLinks(message), ...buttons);

/** A notification of something that failed; the text may have names in it. */
export const showError = <Button extends string>(
  message: string,
  ...buttons: readonly Button[]
): Thenable<Button | undefined> => window.showErrorMessage(withoutLinks(message), ...buttons);

/** A question that has to be answered before anything else; the text may have names in it. */
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

/** How long the status bar says something, in milliseconds. */
const saidFor = 3000;

/** A short word in the status bar; the text may have names in it. */
export const showBriefly = (text: string): Disposable =>
  window.setStatusBarMessage(inStatusBar(text), saidFor);
