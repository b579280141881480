/**
 * Makes the extension whose forms the bench opens in a window of VS Code: ours, with a command that
 * shows an empty page.
 */
import { type BenchAccount, keyBinding, makeWindowExtension, signIn } from './windowExtension.ts';

/** The keys that open a form of this many fields, or the page that it is held against. */
export const keyFor = (sizes: readonly number[], size: number | undefined): string =>
  `Control+Alt+${size === undefined ? 0 : sizes.indexOf(size) + 1}`;

/** The keys that close all tabs. */
export const closingKey = 'Control+Alt+9';

/** Signs in as the task says, starts ours, and has a command that shows an empty page. */
const main = (account: BenchAccount): string => `
const { commands, window } = require('vscode');
const inner = require('./extension.cjs');
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
  ${signIn(account)}
  context.subscriptions.push(commands.registerCommand('bench.empty', () => {
    const panel = window.createWebviewPanel('bench.empty', 'Empty', -1, { enableScripts: true });
    panel.webview.html = html('bm9uY2U');
  }));
  return inner.activate(context);
};
exports.deactivate = () => inner.deactivate();
`;

/** Makes it in this folder. */
export function makeFormExtension(
  folder: string,
  account: BenchAccount,
  sizes: readonly number[],
): Promise<void> {
  const open = (size: number): object =>
    keyBinding(keyFor(sizes, size), 'pneumatic.launchThisWorkflow', {
      type: 'workflow',
      workflow: { id: String(size), name: `Form ${size}`, active: true },
    });
  return makeWindowExtension(folder, {
    main: main(account),
    commands: [{ command: 'bench.empty', title: 'Empty' }],
    keybindings: [
      keyBinding(keyFor(sizes, undefined), 'bench.empty'),
      keyBinding(closingKey, 'workbench.action.closeAllEditors'),
      ...sizes.map(open),
    ],
  });
}
