import { env, Uri } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';

/** Opens a link in the browser, if there is one and it leads to a web page or an e-mail address. */
export async function openWebLink(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const mail = /^mailto:[^\s]+$/i.test(url);
  if (mail || isWebLink(url)) await env.openExternal(Uri.parse(url, true));
}
