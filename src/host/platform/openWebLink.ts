import { env, type Uri } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';

/** Opens a link in the browser, if there is one and it leads to a web page or an e-mail address. */
export async function openWebLink(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const mail = /^mailto:[^\s]+$/i.test(url);
  if (!mail && !isWebLink(url)) return;
  // A Uri holds a link decoded, so that %26 or %2F would be opened as & or /. VS Code opens a text as
  // it is, although its types do not have that (microsoft/vscode#85930).
  await env.openExternal(new URL(url).href as unknown as Uri);
}
