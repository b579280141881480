/**
 * Makes the extension whose forms the bench opens in a window of VS Code: ours, with a command that
 * shows an empty page.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../vscode/paths.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly object[];
    readonly keybindings: readonly object[];
  };
}

/** The keys that open a form of this many fields, or the page that it is held against. */
export const keyFor = (sizes: readonly number[], size: number | undefined): string =>
  `Control+Alt+${size === undefined ? 0 : sizes.indexOf(size) + 1}`;

/** The keys that close all tabs. */
export const closingKey = 'Control+Alt+9';

const binding = (key: string, command: string, args?: unknown) => ({
  key: key.replace('Control', 'ctrl').toLowerCase(),
  command,
  ...(args !== undefined && { args }),
});

/** Signs in as the task says, starts ours, and has a command that shows an empty page. */
const main = (account: { readonly server: string; readonly key: string }): string => `
const { commands, window } = require('vscode');
const inner = require('./extension.cjs');
const { server, key } = ${JSON.stringify(account)};
const html = (nonce) => \`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-\${nonce}'">
</head>
<body>
<input>
<script nonce="\${nonce}">
const focus = () => document.querySelector('input').focus();
if (document.hasFocus()) focus();
else window.addEventListener('focus', focus, { once: true });
</script>
</body>
</html>\`;
exports.activate = async (context) => {
  const kept = { key, account: server + '#', stay: 'bench' };
  await context.secrets.store('pneumatic.account:' + server, JSON.stringify(kept));
  context.subscriptions.push(commands.registerCommand('bench.empty', () => {
    const panel = window.createWebviewPanel('bench.empty', 'Empty', -1, { enableScripts: true });
    panel.webview.html = html('bm9uY2U');
  }));
  return inner.activate(context);
};
exports.deactivate = () => inner.deactivate();
`;

/** Copies ours into this folder. */
export async function makeFormExtension(
  folder: string,
  account: { readonly server: string; readonly key: string },
  sizes: readonly number[],
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['dist', 'media', 'package.nls.json']) {
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
  }
  const text = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  const { commands, keybindings } = manifest.contributes;
  const open = (size: number) =>
    binding(keyFor(sizes, size), 'pneumatic.launchThisWorkflow', {
      type: 'workflow',
      workflow: { id: String(size), name: `Form ${size}`, active: true },
    });
  const contributes = {
    ...manifest.contributes,
    commands: [...commands, { command: 'bench.empty', title: 'Empty' }],
    keybindings: [
      ...keybindings,
      binding(keyFor(sizes, undefined), 'bench.empty'),
      binding(closingKey, 'workbench.action.closeAllEditors'),
      ...sizes.map(open),
    ],
  };
  await writeFile(path.join(folder, 'dist/bench.cjs'), main(account));
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, main: './dist/bench.cjs', contributes }, null, 2),
  );
}
