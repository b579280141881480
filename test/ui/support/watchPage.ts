import type { BrowserContext } from 'playwright-core';

/** The server that VS Code itself asks for extensions. */
const gallery = 'https://open-vsx.org';
/** A name that does not resolve: VS Code's service worker serves a webview's files under it. */
const ownFiles = /^https:\/\/vscode-remote\+[\w-]+\.vscode-resource\.vscode-cdn\.net\/.+\/dist\//;

/**
 * Watches for what no page may do: break a content security policy, or send a request to another
 * server than its own.
 * @returns what was found since the last call.
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
  return () => complaints.splice(0);
}
