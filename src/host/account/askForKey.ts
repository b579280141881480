import { type InputBox, l10n, ThemeIcon, window } from 'vscode';
import { type Identity, keyFault } from '../../core/account/account.ts';
import type { PneumaticApi } from '../../core/api.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import { keysLinkOf, openKeysLabel } from './keysPage.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import { withoutLinks } from '../platform/notify.ts';
import { keyFaultText, serverLabel } from './accountText.ts';
import { errorText } from '../service/errorText.ts';

/** A key that the service accepted. */
export interface CheckedKey {
  readonly key: string;
  /** The owner of the key; undefined where the service does not say. */
  readonly identity: Identity | undefined;
}

/**
 * Asks for the API key and checks it with the service. The box stays open, with what was typed,
 * until the key is good or the person gives up.
 * @returns undefined if there is no good key.
 */
export function askForKey(
  server: string,
  connect: (key: string) => PneumaticApi,
): Promise<CheckedKey | undefined> {
  const box = window.createInputBox();
  box.title = l10n.t('API Key for {0}', serverLabel(server));
  box.prompt = l10n.t('You find your API key on your profile page in Pneumatic.');
  box.placeholder = l10n.t('Paste the API key');
  const page = keysLinkOf(server);
  if (page !== undefined) {
    box.buttons = [{ iconPath: new ThemeIcon('link-external'), tooltip: openKeysLabel() }];
    box.onDidTriggerButton(() => {
      void openWebLink(page);
    });
  }
  box.password = true;
  box.ignoreFocusOut = true;
  const abort = new AbortController();
  return new Promise((resolve) => {
    const accept = async (): Promise<void> => {
      const key = box.value.trim();
      const checked = await check(box, key, connect, abort.signal);
      if (abort.signal.aborted) return;
      if (checked.ok) {
        resolve({ key, identity: checked.value });
        box.hide();
      } else {
        box.validationMessage = withoutLinks(checked.error);
      }
    };
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidAccept(() => {
      if (!box.busy) void accept();
    });
    box.onDidHide(() => {
      abort.abort();
      box.dispose();
      resolve(undefined);
    });
    box.show();
  });
}

/** The owner of the key, or a text about the fault of the key. */
async function check(
  box: InputBox,
  key: string,
  connect: (key: string) => PneumaticApi,
  signal: AbortSignal,
): Promise<Result<Identity | undefined, string>> {
  const fault = keyFault(key);
  if (fault) return failure(keyFaultText(fault));
  box.busy = true;
  box.enabled = false;
  const answer = await connect(key).checkKey(signal);
  if (signal.aborted) return success(undefined);
  box.busy = false;
  box.enabled = true;
  return answer.ok ? answer : failure(errorText(answer.error));
}
