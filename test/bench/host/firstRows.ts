import * as vscode from 'vscode';
import { readTask, writeResult } from '../hostTask.ts';
import { rowsViews } from '../rowsViews.ts';

type Kind = keyof typeof rowsViews;

/** From when the extension is loaded until its view is given rows, in milliseconds. */
export type FirstRows = Readonly<Record<Kind, number>>;

async function firstRows(kind: Kind): Promise<number> {
  const { id, view } = rowsViews[kind];
  const extension = vscode.extensions.getExtension<{ readonly firstRows: Promise<number> }>(id);
  if (!extension || extension.isActive) throw new Error(`${id} is not there, or active already.`);
  await vscode.commands.executeCommand(`${view}.focus`);
  return (await extension.activate()).firstRows;
}

/** Shows the view of each extension for the first time in this host, in the order of the task. */
export async function run(): Promise<void> {
  const { extensions, lists } = readTask();
  const settings = vscode.workspace.getConfiguration('pneumatic');
  await settings.update('server', lists, true);
  await settings.update('dialect', 'documented', true);
  const result: Record<string, number> = {};
  for (const kind of extensions) result[kind] = await firstRows(kind as Kind);
  writeResult(result);
}
