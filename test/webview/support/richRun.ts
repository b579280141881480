import type { RunEvent } from '../../../src/core/runs/runEvent.ts';
import type { RunDetail } from '../../../src/core/runs/run.ts';
import { fieldId, runTaskId } from '../../../src/core/base/ids.ts';
import { eventOf, morning, performerOf, runOf, runTaskOf } from '../../support/samples/runs.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A run with an example of everything that its page can show. */
export const richRun: RunDetail = runOf({
  urgent: true,
  dueAt: morning - day,
  description: 'For **Acme**: see [the guide](https://example.com/guide).',
  tasks: [
    runTaskOf(1, {
      name: 'Collect the documents',
      state: 'completed',
      performers: [performerOf('Ada Lovelace', { completed: true })],
      startedAt: morning,
      completedAt: morning + hour,
    }),
    runTaskOf(2, {
      name: 'Set up the workplace',
      state: 'active',
      performers: [
        performerOf('Grace Hopper', { isMe: true }),
        performerOf('Alan Turing', { completed: true }),
        performerOf('IT department', { kind: 'group' }),
      ],
      startedAt: morning + hour,
      dueAt: morning,
      checklist: { total: 5, marked: 2 },
    }),
    runTaskOf(3, { name: 'Order the {{device-1}}', state: 'snoozed' }),
    runTaskOf(4, { name: 'Say welcome', performers: [performerOf('Ada Lovelace')] }),
  ],
  values: [
    {
      id: fieldId('customer'),
      name: 'Customer',
      kind: 'string',
      text: 'Acme & Co',
      section: undefined,
    },
    {
      id: fieldId('notes'),
      name: 'Notes',
      kind: 'text',
      text: 'Needs:\n\n- a *desk*\n- a lamp',
      section: undefined,
    },
    { id: fieldId('phone'), name: 'Phone', kind: 'string', text: '', section: undefined },
    {
      id: fieldId('contract'),
      name: 'Contract',
      kind: 'file',
      text: '[contract.pdf](https://files.example.com/1)',
      section: { id: 'papers', title: 'Papers', description: 'What has been signed.' },
    },
    {
      id: fieldId('site'),
      name: 'Site',
      kind: 'url',
      text: 'https://acme.example',
      section: { id: 'papers', title: 'Papers', description: 'What has been signed.' },
    },
  ],
});

const task = { id: runTaskId('102'), name: 'Set up the workplace' };

export const richLog: readonly RunEvent[] = [
  eventOf(9, { at: morning + 4 * hour, task, text: 'The desk is **late**.' }),
  eventOf(8, { at: morning + 3 * hour, kind: 'performerAdded', task, target: 'Alan Turing' }),
  eventOf(7, { at: morning + 2 * hour, kind: 'urgent', by: 'Grace Hopper' }),
  eventOf(6, { at: morning + hour, kind: 'taskStarted', by: undefined, task }),
  eventOf(5, {
    at: morning + hour,
    kind: 'taskCompleted',
    task: { id: runTaskId('101'), name: 'Collect the documents' },
  }),
];
