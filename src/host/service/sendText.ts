import { l10n, window } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import { format } from '../../core/base/format.ts';
import type { Result } from '../../core/base/result.ts';
import { unstorableAt } from '../../core/base/storable.ts';
import { withoutLinks } from '../platform/notify.ts';
import { errorText } from './errorText.ts';

interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  /** The text that the box starts with. */
  readonly value?: string;
  /** Sends the typed text. */
  readonly send: (text: string) => Promise<Result<void, ServiceError>>;
}

/**
 * Asks for a text and sends it. The box stays open, with what was typed, until the service has
 * taken it or the person gives up; a refusal is shown in the box.
 * @returns how it ended, if the service has taken something or may have, or has refused it once the
 * box was gone.
 */
export function sendText(question: TextQuestion): Promise<Result<void, ServiceError> | undefined> {
  const box = window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.value = question.value ?? '';
  box.ignoreFocusOut = true;
  let isHidden = false;
  let isSending = false;
  return new Promise((resolve, reject) => {
    const accept = async (): Promise<void> => {
      const text = box.value.trim();
      if (text === '') {
        box.validationMessage = l10n.t('Type a text.');
        return;
      }
      const at = unstorableAt(text);
      if (at !== undefined) {
        box.validationMessage = format(unstorableText(), at);
        return;
      }
      isSending = true;
      box.busy = true;
      box.enabled = false;
      const answer = await question.send(text);
      isSending = false;
      // Sending a text again whose fate is unknown could store it twice.
      if (isHidden || answer.ok || answer.error.kind === 'changeUnknown') {
        resolve(answer);
        box.hide();
        return;
      }
      box.busy = false;
      box.enabled = true;
      box.validationMessage = withoutLinks(errorText(answer.error));
    };
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidAccept(() => {
      if (!isSending) accept().catch(reject);
    });
    box.onDidHide(() => {
      isHidden = true;
      box.dispose();
      // What is on its way can still be taken or refused.
      if (!isSending) resolve(undefined);
    });
    box.show();
  });
}

/** The message for a text that cannot be stored: `{0}` is the place in it. */
export const unstorableText = (): string =>
  l10n.t(
    'The service cannot store the sign at position {0}, which may be invisible. Type the text around it again.',
  );
