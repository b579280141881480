import {
  InputBoxValidationSeverity,
  l10n,
  type Memento,
  type QuickPickItem,
  ThemeIcon,
  window,
} from 'vscode';
import { hostedServer, parseServer } from '../../core/account/account.ts';
import { withoutLinks } from '../platform/notify.ts';
import { saveServer, serverSetting } from '../manifest/settings.ts';
import { addressFaultText, serverLabel } from './accountText.ts';
import { rememberServer, usedServers } from './usedServers.ts';

interface ServerItem extends QuickPickItem {
  /** The address of the server; undefined for another one, which is typed. */
  readonly server: string | undefined;
}

/**
 * Asks which server to use and writes the setting.
 * @param memento keeps the addresses of servers used before.
 * @returns the chosen server, undefined if the person gave up.
 */
export async function askForServer(memento: Memento): Promise<string | undefined> {
  const current = serverSetting();
  const used = usedServers(memento);
  const known = [...new Set([hostedServer, ...(current ? [current] : []), ...used])];
  const picked = await window.showQuickPick<ServerItem>(
    [
      ...known.map((server) => serverItem(server, current)),
      {
        label: l10n.t('Another Server…'),
        iconPath: new ThemeIcon('add'),
        server: undefined,
      },
    ],
    {
      title: l10n.t('Select Server'),
      placeHolder: l10n.t('Each server has an API key of its own'),
    },
  );
  if (!picked) return undefined;
  const server = picked.server ?? (await askForAddress());
  if (server === undefined) return undefined;
  await saveServer(server);
  await rememberServer(memento, server);
  return server;
}

const serverItem = (server: string, current: string | undefined): ServerItem => ({
  label: serverLabel(server),
  description: server === hostedServer ? l10n.t('the hosted service') : server,
  iconPath: new ThemeIcon(server === current ? 'check' : 'server'),
  server,
});

async function askForAddress(): Promise<string | undefined> {
  const text = await window.showInputBox({
    title: l10n.t('Select Server'),
    prompt: l10n.t('The address of the server’s API.'),
    placeHolder: hostedServer,
    ignoreFocusOut: true,
    validateInput: (value) => {
      const parsed = parseServer(value);
      if (!parsed.ok) return value === '' ? undefined : addressFaultText(parsed.error);
      if (value.includes('://')) return undefined;
      const message = l10n.t('{0} will be used.', withoutLinks(parsed.value));
      return { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  const parsed = parseServer(text ?? '');
  return parsed.ok ? parsed.value : undefined;
}
