import { defineWorkflow } from '../define.ts';
import { jonas, priya } from '../people.ts';

export const signingKeyRotation = defineWorkflow({
  id: 11,
  name: 'Signing key rotation',
  created: '2025-11-19',
  mayRun: [priya, jonas],
  owners: [jonas],
  description: [
    'Replaces the keys that sign our releases and sessions.',
    '',
    'Only **security** and **operations** may run it.',
  ].join('\n'),
  kickoff: 'Have both key holders in the call before you start.',
  fields: [
    {
      type: 'radio',
      apiName: 'key',
      name: 'Which key?',
      required: true,
      options: ['Release signing', 'Session signing'],
    },
    {
      type: 'radio',
      apiName: 'cause',
      name: 'Why now?',
      required: true,
      options: ['Planned', 'A holder has left', 'It may be known to others'],
    },
    { type: 'text', apiName: 'notes', name: 'Notes' },
  ],
  tasks: [
    {
      name: 'Make the new key',
      description: 'Both holders, each with half of the passphrase.',
      responsible: [priya, jonas],
      completedByAll: true,
    },
    { name: 'Publish its public half', responsible: [priya] },
    { name: 'Revoke the old key', responsible: [jonas] },
  ],
});
