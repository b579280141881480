import { defineWorkflow } from '../define.ts';
import { engineering } from '../groups.ts';
import { maya, priya, tomas } from '../people.ts';

export const databaseMigration = defineWorkflow({
  id: 8,
  name: 'Database migration',
  created: '2025-09-04',
  mayRun: [maya, tomas, priya],
  owners: [priya],
  starters: [engineering],
  description: [
    'Changes the structure of the production database while it is in use.',
    '',
    '1. The old code runs with the new structure.',
    '2. The new code runs with the new structure.',
    '3. Only then does the old structure go.',
    '',
    'Not for data fixes: those go through an **Access request**.',
  ].join('\n'),
  kickoff: 'Try it on a copy first: the numbers below come from that.',
  fields: [
    {
      type: 'string',
      apiName: 'migration',
      name: 'Migration',
      description: 'Its file name, such as 0042_berth_length.sql.',
      required: true,
    },
    {
      type: 'url',
      apiName: 'pull-request',
      name: 'Pull request',
      description: 'Approved, and not merged yet.',
      required: true,
    },
    {
      type: 'dropdown',
      apiName: 'database',
      name: 'Database',
      required: true,
      options: ['bookings', 'billing', 'accounts', 'analytics'],
    },
    {
      type: 'number',
      apiName: 'rows',
      name: 'Rows affected',
      description: 'In the largest table that it touches.',
      required: true,
    },
    {
      type: 'number',
      apiName: 'minutes',
      name: 'Duration in minutes',
      description: 'As measured on the copy; 2.5 is fine.',
      required: true,
    },
    {
      type: 'radio',
      apiName: 'locking',
      name: 'Does it lock a table?',
      required: true,
      options: ['No', 'For less than a second', 'For longer'],
    },
    { type: 'date', apiName: 'night', name: 'Planned for', required: true },
    {
      type: 'text',
      apiName: 'way-back',
      name: 'The way back',
      description: 'The statements that undo it, or why that is not possible.',
      required: true,
    },
    {
      type: 'file',
      apiName: 'rehearsal',
      name: 'Log of the rehearsal',
      description: 'A link to it.',
    },
  ],
  tasks: [
    {
      name: 'Review the plan',
      description: 'Run `EXPLAIN` on every statement that filters; look for missing indexes.',
      responsible: [priya, tomas],
      completedByAll: true,
      url: 'https://www.postgresql.org/docs/current/using-explain.html',
    },
    {
      name: 'Take a backup',
      description: 'And **restore it** somewhere: only then is it one.',
      responsible: [priya],
      url: 'https://www.postgresql.org/docs/current/backup.html',
    },
    {
      name: 'Run the migration',
      description: ['```sh', 'harborctl migrate --database <name> --watch', '```'].join('\n'),
      responsible: [priya],
    },
    { name: 'Compare the row counts', responsible: [maya] },
    { name: 'Remove the old structure', description: 'In two weeks.', responsible: [maya] },
  ],
});
