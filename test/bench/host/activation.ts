import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { readTask, writeResult } from '../hostTask.ts';

/** In milliseconds: how long VS Code is busy with a window after it has begun to run tests. */
const untilStarted = 1500;

/** The times that the clock around an extension has measured. */
export interface Activation {
  readonly requireMs: number;
  readonly activateMs: number;
  /** The whole time that VS Code needs. */
  readonly totalMs: number;
}

async function activate(id: string): Promise<Activation> {
  const extension = vscode.extensions.getExtension<Omit<Activation, 'totalMs'>>(id);
  if (!extension) throw new Error(`${id} is not there.`);
  if (extension.isActive) throw new Error(`${id} is active already.`);
  const start = performance.now();
  const own = await extension.activate();
  return { ...own, totalMs: performance.now() - start };
}

/**
 * Activates the extensions of the task one after the other, each for the first time in this host.
 */
export async function run(): Promise<void> {
  const result: Record<string, Activation> = {};
  // Its own work beside an activation is no part of that.
  await pause(untilStarted);
  for (const id of readTask().extensions) result[id] = await activate(id);
  writeResult(result);
}
