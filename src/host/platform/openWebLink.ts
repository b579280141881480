import { env, Uri } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';

/** Opens a link in the browser, if it leads to a web page. */
export async function openWebLink(url: string): Promise<void> {
  const mail = /^mailto:[^\s]+$/i.test(url);
  if (mail || isWebLink(url)) await env.openExternal(Uri.parse(url, true));
}
