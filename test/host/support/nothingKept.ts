import { EventEmitter } from 'vscode';
import type { KeptAnswers } from '../../../src/host/kept/keptAnswers.ts';

/** Keeps nothing on disk, for tests of what is asked of the service. */
export const nothingKept: Pick<KeptAnswers, 'read' | 'write' | 'remove' | 'onDidForget'> = {
  read: () => Promise.resolve(undefined),
  write: () => undefined,
  remove: () => undefined,
  onDidForget: new EventEmitter<void>().event,
};
