import { defineWorkflow } from '../define.ts';
import { wholeCompany } from '../groups.ts';
import { everyone, jonas, priya, tomas } from '../people.ts';

export const accessRequest = defineWorkflow({
  id: 4,
  name: 'Access request',
  created: '2025-04-08',
  mayRun: everyone,
  owners: [jonas],
  starters: [wholeCompany],
  description: [
    'Asks for access to a system, for yourself or for a colleague.',
    '',
    'Access is granted for **as little as will do** and ends by itself.',
  ].join('\n'),
  kickoff: 'Requests made before noon (UTC) are usually decided on the same day.',
  fields: [
    {
      type: 'user',
      apiName: 'for-whom',
      name: 'Who is it for?',
      description: 'The e-mail address of the colleague who needs the access.',
      required: true,
    },
    {
      type: 'dropdown',
      apiName: 'system',
      name: 'System',
      required: true,
      options: [
        'Production database',
        'Production cluster',
        'Payment provider',
        'Customer data export',
        'Source code',
      ],
    },
    {
      type: 'radio',
      apiName: 'level',
      name: 'Level',
      required: true,
      options: ['Read', 'Read and write', 'Administrator'],
    },
    {
      type: 'text',
      apiName: 'reason',
      name: 'Reason',
      description: 'What it is needed for, and why less would not do.',
      required: true,
    },
    {
      type: 'date',
      apiName: 'until',
      name: 'Until',
      description: 'The last day of the access; 90 days from now at most.',
    },
    { type: 'url', apiName: 'ticket', name: 'Ticket', description: 'The work that it is for.' },
  ],
  tasks: [
    {
      name: 'Check the request',
      description: 'Does the reason fit the level? Would a read replica do?',
      responsible: [jonas],
    },
    {
      name: 'Approve',
      description: 'For *Administrator*, all of the people here.',
      responsible: [tomas, jonas],
      completedByAll: true,
    },
    {
      name: 'Grant the access',
      description: 'With `harborctl grant --until <date>`, so that it ends by itself.',
      responsible: [priya],
      url: 'https://www.vaultproject.io/',
    },
    { name: 'Confirm that it works' },
  ],
});
