import process from 'node:process';
import { env, l10n, UIKind } from 'vscode';
import type { SecretsTask } from './secretsError.ts';

/** Says that SecretStorage has refused, what the reason may be, and what to do about it. */
export const secretsText = (task: SecretsTask): string => `${refusal(task)} ${advice()}`;

function refusal(task: SecretsTask): string {
  switch (task) {
    case 'read':
      return l10n.t('VS Code’s secret storage does not hand out the API key.');
    case 'store':
      return l10n.t(
        'VS Code’s secret storage did not take the API key, so you are not signed in with it.',
      );
    case 'remove':
      return l10n.t('VS Code’s secret storage did not remove the API key.');
  }
}

/**
 * Secrets are kept where the window runs, which may be another machine than that of the extension.
 */
function advice(): string {
  if (env.uiKind === UIKind.Web) {
    return l10n.t(
      'In a browser, it is in the browser’s own storage. Allow this page to store data, then try again.',
    );
  }
  if (env.remoteName !== undefined) {
    return l10n.t(
      'It is on the computer in front of you: in the keychain of macOS, behind your sign-in to Windows, or in the keyring of Linux. Unlock it there, then try again.',
    );
  }
  switch (process.platform) {
    case 'darwin':
      return l10n.t(
        'On macOS, it depends on your keychain. Unlock that in Keychain Access, allow VS Code to use it, then try again.',
      );
    case 'win32':
      return l10n.t(
        'On Windows, it depends on your sign-in. Lock Windows and sign in with your password, then try again.',
      );
    default:
      return l10n.t(
        'On Linux, it depends on a keyring, such as GNOME Keyring or KWallet. Start it and unlock it, then try again.',
      );
  }
}
