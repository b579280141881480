import { readFileSync } from 'node:fs';
import { env, Uri, type Webview, type WebviewOptions } from 'vscode';
import { type PageDocument, documentHtml } from './pageDocument.ts';

const randomNonce = (): string =>
  Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(18))).toString('base64');

/** The folder of the built pages. */
const pageFolder = (extension: Uri): Uri => Uri.joinPath(extension, 'dist');

/** The rights of a page: to run its script and to load files from the folder of the built pages. */
export const pageOptions = (extension: Uri): WebviewOptions => ({
  enableScripts: true,
  localResourceRoots: [pageFolder(extension)],
});

/** The HTML document of a page. */
export function pageHtml(webview: Webview, extension: Uri, document: PageDocument): string {
  const uri = (file: string): Uri => Uri.joinPath(pageFolder(extension), file);
  return documentHtml(document, {
    language: env.language,
    nonce: randomNonce(),
    source: webview.cspSource,
    url: (file) => {
      const [name = '', query = ''] = file.split('?');
      return webview.asWebviewUri(uri(name).with({ query })).toString();
    },
    text: (file) => readFileSync(uri(file).fsPath, 'utf8'),
  });
}
