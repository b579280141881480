import path from 'node:path';
import { demoAccountId } from '../../../src/core/account/account.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { fieldId, taskId, workflowId } from '../../../src/core/base/ids.ts';
import { homeFolder } from './home.ts';
import { runRecordOf } from './runRecords.ts';

/** The data that the suite before the restart leaves for the one after it. */
export const leftRuns = [
  runRecordOf('4711', 1_000_000, {
    input: {
      name: 'Läuft 🚀',
      values: [[fieldId('components'), ['7004', '7005']]],
      taskLinks: [[taskId('701'), 'https://example.org/']],
    },
  }),
  runRecordOf('4712', 2_000_000),
];

export const leftDraft = {
  account: demoAccountId,
  workflow: workflowId('7'),
  saved: { input: { ...emptyInput, name: 'Typed before the restart' }, editedAt: 3_000_000 },
};

export const leftKey = 'key-from-before-the-restart';

/** The file with the address of the server that was signed in to. */
export const leftServerFile = (): string => path.join(homeFolder(), 'server.txt');
