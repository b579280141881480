import { l10n } from 'vscode';
import { keysLink, webAddress } from '../../core/account/webAddresses.ts';
import { webAddressSetting } from '../manifest/settings.ts';

/** The page of the web app on which people make API keys for a server, where it is known. */
export function keysLinkOf(server: string): string | undefined {
  const web = webAddress(server, webAddressSetting());
  return web && keysLink(web);
}

export const openKeysLabel = (): string => l10n.t('Open API Keys in Browser');
