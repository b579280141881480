import type { BrowserContext } from 'playwright-core';

/** Where VS Code itself asks for extensions. */
const gallery = 'https://open-vsx.org';
/** A name that leads nowhere: VS Code's service worker serves a webview's files under it. */
const ownFiles = /^https:\/\/vscode-remote\+[\w-]+\.vscode-resource\.vscode-cdn\.net\/.+\/dist\//;

/**
 * Listens for what no page may do: break a content security policy, or ask another server than the
 * one it came from.
 * @returns what has been found so far.
 */
export function watchPage(context: BrowserContext, origin: string): () => readonly string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const text = message.text();
    if (/content security policy|trusted ?(type|html|script)/i.test(text)) complaints.push(text);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const local = url.protocol === 'data:' || url.origin === origin || ownFiles.test(url.href);
    if (!local && url.origin !== gallery) complaints.push(`It asked for ${url.href}`);
  });
  return () => complaints;
}
