import { type InputBox, l10n, window } from 'vscode';
import { keyFault } from '../../core/account.ts';
import { type PneumaticApi, defaultOrdering } from '../../core/api.ts';
import { errorNotice, keyFaultText, noticeText } from '../text.ts';

/**
 * Asks for the API key and checks it with the service. The box stays open, with what was typed,
 * until the key is good or the person gives up.
 * @returns the key that the service accepted, undefined if there is none.
 */
export function askForKey(
  server: string,
  connect: (key: string) => Promise<PneumaticApi>,
): Promise<string | undefined> {
  const box = window.createInputBox();
  box.title = l10n.t('API Key for {0}', new URL(server).host);
  box.prompt = l10n.t('You find your API key on your profile page in Pneumatic.');
  box.placeholder = l10n.t('Paste the API key');
  box.password = true;
  box.ignoreFocusOut = true;
  const abort = new AbortController();
  return new Promise((resolve) => {
    const accept = async (): Promise<void> => {
      const key = box.value.trim();
      const problem = await problemWith(box, key, connect, abort.signal);
      if (abort.signal.aborted) return;
      if (problem === undefined) {
        resolve(key);
        box.hide();
      } else {
        box.validationMessage = problem;
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

async function problemWith(
  box: InputBox,
  key: string,
  connect: (key: string) => Promise<PneumaticApi>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const fault = keyFault(key);
  if (fault) return keyFaultText(fault);
  box.busy = true;
  box.enabled = false;
  const api = await connect(key);
  const answer = await api.listWorkflows({ ordering: defaultOrdering }, signal);
  if (signal.aborted) return undefined;
  box.busy = false;
  box.enabled = true;
  return answer.ok ? undefined : noticeText(errorNotice(answer.error));
}
