import { EventEmitter } from 'vscode';
import type { KeptLists } from '../../../src/host/polling/polledList.ts';

/** Keeps nothing on disk, for tests of what is asked of the service. */
export const nothingKept: KeptLists = {
  read: () => Promise.resolve(undefined),
  readList: () => Promise.resolve(undefined),
  write: () => undefined,
  writeList: () => undefined,
  remove: () => undefined,
  onDidForget: new EventEmitter<void>().event,
};
