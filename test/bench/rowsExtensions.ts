/** Makes the extensions whose first rows are timed, in `out/bench/rows`. */
import { folderOf, installOurs, writeExtension } from './extensions.ts';
import { homeVariable } from './hostTask.ts';
import { rowsViews } from './rowsViews.ts';

/**
 * Loads and activates `./inner.cjs` once `./prepare.cjs` has stored a key, and measures how long it
 * then takes until the view is given rows.
 */
const rowsClock = (view: string): string => `
const vscode = require('vscode');
const { readFileSync } = require('node:fs');
const task = () => JSON.parse(readFileSync(process.env.${homeVariable} + '/task.json', 'utf8'));
const prepare = require('./prepare.cjs');
const rowsGiven = () => new Promise((resolve, reject) => {
  const { createTreeView } = vscode.window;
  vscode.window.createTreeView = (id, options) => {
    const provider = options.treeDataProvider;
    const getChildren = provider.getChildren.bind(provider);
    if (id === '${view}') provider.getChildren = async (row) => {
      const rows = await getChildren(row);
      if (row === undefined && rows.length > 1) resolve(performance.now());
      // It offers to try again.
      if (row === undefined && rows.length === 1) reject(new Error('The view has one row.'));
      return rows;
    };
    return createTreeView(id, options);
  };
});
exports.activate = async (context) => {
  await prepare(context, task());
  const given = rowsGiven();
  const start = performance.now();
  const inner = require('./inner.cjs');
  await inner.activate(context);
  return { firstRows: given.then((time) => time - start) };
};
exports.deactivate = () => require('./inner.cjs').deactivate?.();
`;

const prepareOurs = `
const { rm } = require('node:fs/promises');
module.exports = async ({ globalStorageUri, secrets }, { kept, lists, sandbox: { key } }) => {
  if (!kept) await rm(globalStorageUri.fsPath + '/kept', { recursive: true, force: true });
  await secrets.store('pneumatic.account:' + lists, JSON.stringify({ key, account: lists, stay: 'bench' }));
};
`;

const prepareBare = `
module.exports = async ({ globalState, secrets }, { lists, sandbox: { key } }) => {
  await globalState.update('server', lists);
  await secrets.store('key', key);
};
`;

/** The least that an extension does which shows the same list. */
const bare = `
const vscode = require('vscode');
exports.activate = ({ globalState, secrets }) => {
  const fetchList = async () => {
    const headers = { authorization: 'Bearer ' + await secrets.get('key') };
    const answer = await fetch(globalState.get('server') + '/workflows?ordering=-date', { headers });
    return JSON.parse(await answer.text());
  };
  vscode.window.createTreeView('${rowsViews.bare.view}', {
    treeDataProvider: {
      getChildren: (row) => row ? [] : fetchList(),
      getTreeItem: ({ name }) => new vscode.TreeItem(name),
    },
  });
};
`;

const bareManifest = {
  name: 'bare',
  publisher: 'pneumatic',
  version: '0.0.1',
  engines: { vscode: '^1.105.0' },
  main: './clock.cjs',
  contributes: {
    viewsContainers: { activitybar: [{ id: 'bare', title: 'Bare', icon: 'bare.svg' }] },
    views: { bare: [{ id: rowsViews.bare.view, name: 'Rows' }] },
  },
};

/** @returns the folder in which both are installed. */
export async function makeRowsExtensions(): Promise<string> {
  const installed = folderOf('rows');
  await installOurs(installed, './clock.cjs', {
    'clock.cjs': rowsClock(rowsViews.ours.view),
    'prepare.cjs': prepareOurs,
  });
  await writeExtension(`${installed}/pneumatic.bare-0.0.1`, bareManifest, {
    'clock.cjs': rowsClock(rowsViews.bare.view),
    'prepare.cjs': prepareBare,
    'inner.cjs': bare,
    'bare.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  return installed;
}
