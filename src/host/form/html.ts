import { env, Uri, type Webview } from 'vscode';
import type { AccountId, WorkflowId } from '../../core/ids.ts';

/** Whose form the page shows; the page keeps it with its state. */
export interface FormTargetIds {
  readonly accountId: AccountId;
  readonly workflowId: WorkflowId;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const randomNonce = (): string =>
  Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(18))).toString('base64');

/** The folder of the built page: the only one that it may load from. */
export const pageFolder = (extension: Uri): Uri => Uri.joinPath(extension, 'dist');

/** The kick-off form's page: constants only; what the service says comes by message. */
export function formHtml(webview: Webview, extension: Uri, target: FormTargetIds): string {
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
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${url('codicon.css')}">
<link rel="stylesheet" href="${url('kickoffForm.css')}">
</head>
<body>
<main id="root" data-account-id="${escaped(target.accountId)}" data-workflow-id="${escaped(target.workflowId)}"></main>
<script nonce="${nonce}" src="${url('kickoffForm.js')}"></script>
</body>
</html>`;
}
