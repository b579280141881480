import { env, Uri, type Webview, type WebviewOptions } from 'vscode';

/** Which page to start, by the name of its script, and what it keeps in its state: `accountId` becomes `data-account-id`. */
export interface PageDocument {
  readonly page: 'kickoffForm' | 'run' | 'task' | 'values';
  readonly data: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const randomNonce = (): string =>
  Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(18))).toString('base64');

/** The folder of the built pages. */
const pageFolder = (extension: Uri): Uri => Uri.joinPath(extension, 'dist');

/** The rights of a page: to run its script and to load files from the folder of the built pages. */
export const pageOptions = (extension: Uri): WebviewOptions => ({
  enableScripts: true,
  localResourceRoots: [pageFolder(extension)],
});

const attribute = ([name, value]: readonly [string, string]): string =>
  ` data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${escaped(value)}"`;

/** The HTML document of a page. It holds constants only; texts of the service come by message. */
export function pageHtml(webview: Webview, extension: Uri, { page, data }: PageDocument): string {
  const nonce = randomNonce();
  const url = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(pageFolder(extension), file)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html dompurify`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Pneumatic</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${url('codicon.css')}">
<link rel="stylesheet" href="${url('pages.css')}">
<link rel="modulepreload" nonce="${nonce}" href="${url('markdown.js')}">
</head>
<body>
<main id="root"${Object.entries(data).map(attribute).join('')}></main>
<script type="module" nonce="${nonce}" src="${url(`${page}.js`)}"></script>
</body>
</html>`;
}
