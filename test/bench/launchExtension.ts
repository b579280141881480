/**
 * Makes the extension whose launches the bench measures in a window of VS Code: ours as it ships,
 * and a bare page beside it.
 */
import { type BenchAccount, keyBinding, makeWindowExtension, signIn } from './windowExtension.ts';

/** The keys that open the two pages, and close them. */
export const keys = {
  openOurs: 'Control+Alt+1',
  openBare: 'Control+Alt+2',
  close: 'Control+Alt+3',
} as const;

/** The commands behind the keys. */
const commandsOfKeys: Readonly<Record<keyof typeof keys, string>> = {
  openOurs: 'bench.openOurs',
  openBare: 'bench.openBare',
  close: 'workbench.action.closeAllEditors',
};

/** The documented API's demo workflow without required fields. */
const workflow = '10';

/**
 * The floor: a page that sends what was typed; its host writes a launch of the same length down,
 * synced with its folder as ours is, POSTs, writes the run down the same way and tells the page the
 * run's id, while it forgets the launch.
 */
const bare = ({ server, key }: BenchAccount): string => `
const { open, mkdir, rename, unlink } = require('node:fs/promises');
const { join } = require('node:path');
async function replace(folder, name, text) {
  const beside = join(folder, name + '.tmp');
  const file = await open(beside, 'w');
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(beside, join(folder, name));
  const parent = await open(folder, 'r');
  await parent.sync();
  await parent.close();
}
async function launch(home, text) {
  const id = String(Math.random());
  const folder = join(home, 'bareLaunches');
  await replace(folder, id, text.padEnd(520));
  const answer = await fetch('${server}/workflows/${workflow}/run', {
    method: 'POST',
    headers: { authorization: 'Bearer ${key}', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'A run', kickoff: {} }),
  });
  const { process_id } = JSON.parse(await answer.text());
  if (process_id === undefined) throw new Error('The launch was refused.');
  await replace(join(home, 'bareRuns'), id, text.padEnd(420));
  // Nobody waits for this, as in ours.
  void unlink(join(folder, id));
  return process_id;
}
exports.show = async (window, home) => {
  for (const folder of ['bareLaunches', 'bareRuns']) {
    await mkdir(join(home, folder), { recursive: true });
  }
  const panel = window.createWebviewPanel('bench.bare', 'Bare', -1, { enableScripts: true });
  panel.webview.onDidReceiveMessage(async (text) => {
    const run = await launch(home, text);
    panel.webview.postMessage(run);
  });
  panel.webview.html = \`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-YmFyZQ'">
</head>
<body>
<button class="launch">Launch</button>
<script nonce="YmFyZQ">
const host = acquireVsCodeApi();
document.querySelector('button').addEventListener('click', () => host.postMessage('a launch'));
window.addEventListener('message', ({ data }) => {
  const answer = document.createElement('h2');
  answer.className = 'launched';
  answer.textContent = 'Run ' + data;
  document.body.append(answer);
});
</script>
</body>
</html>\`;
};
`;

/** Signs in, starts ours, and has the commands that open the two pages. */
const main = (account: BenchAccount): string => `
const { commands, window } = require('vscode');
const inner = require('./extension.cjs');
const bare = require('./bare.cjs');
exports.activate = async (context) => {
  ${signIn(account)}
  const workflow = { id: '${workflow}', name: 'Bench', active: true };
  context.subscriptions.push(
    commands.registerCommand('bench.openOurs', () =>
      commands.executeCommand('pneumatic.launchThisWorkflow', { type: 'workflow', workflow })),
    commands.registerCommand('bench.openBare', () =>
      bare.show(window, context.globalStorageUri.fsPath)),
  );
  return inner.activate(context);
};
exports.deactivate = () => inner.deactivate();
`;

/** Makes it in this folder. */
export const makeLaunchExtension = (folder: string, account: BenchAccount): Promise<void> =>
  makeWindowExtension(folder, {
    main: main(account),
    files: { 'bare.cjs': bare(account) },
    keybindings: Object.entries(keys).map(([name, key]) =>
      keyBinding(key, commandsOfKeys[name as keyof typeof keys]),
    ),
  });
