import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Services } from '../../../src/host/services.ts';
import type { Plant } from '../orders.ts';

/** The bytes of a kept text. */
const textBytes = 2048;

/** Long enough to be there at the end. */
const hours = 24 * 60 * 60_000;

/** What leaks something at each call. */
export function planter(services: () => Promise<Services>): (plant: Plant) => Promise<void> {
  const kept: string[] = [];
  const ways: Readonly<Record<Plant, () => void | Promise<void>>> = {
    listener: async () => {
      const { changes } = await services();
      changes.onDidChangeHere(() => undefined);
    },
    timer: () => {
      setTimeout(() => undefined, hours);
    },
    watcher: () => {
      vscode.workspace.createFileSystemWatcher('**/*.planted');
    },
    text: () => {
      kept.push(randomBytes(textBytes / 2).toString('hex'));
    },
  };
  return async (plant) => {
    await ways[plant]();
  };
}
