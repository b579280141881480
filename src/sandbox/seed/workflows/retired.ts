import { defineWorkflow } from '../define.ts';
import { wholeCompany } from '../groups.ts';
import { everyone, jonas, maya, priya, tomas } from '../people.ts';

/** Inactive until its season comes. */
export const quarterlyAccessAudit = defineWorkflow({
  id: 12,
  name: 'Quarterly access audit',
  created: '2025-12-15',
  active: false,
  mayRun: [maya, tomas, jonas],
  owners: [jonas, tomas],
  description: 'Who can still get in where, and should they? **Paused** until the next quarter.',
  kickoff: '',
  fields: [
    {
      type: 'dropdown',
      apiName: 'quarter',
      name: 'Quarter',
      required: true,
      options: ['Q1', 'Q2', 'Q3', 'Q4'],
    },
    {
      type: 'file',
      apiName: 'export',
      name: 'Export of all accounts',
      description: 'A link to it.',
      required: true,
    },
  ],
  tasks: [
    { name: 'Go through the list', responsible: [jonas, priya, tomas], completedByAll: true },
    { name: 'Take away what is not needed', responsible: [priya] },
  ],
});

/** Replaced by "Release to production". */
export const legacyReleaseTrain = defineWorkflow({
  id: 13,
  name: 'Legacy release train',
  created: '2025-01-20',
  active: false,
  mayRun: everyone,
  owners: [tomas],
  starters: [wholeCompany],
  description: 'Replaced by **Release to production**. Kept for the record of past releases.',
  kickoff: '',
  fields: [{ type: 'string', apiName: 'train', name: 'Train number', required: true }],
  tasks: [
    { name: 'Freeze the code', responsible: [tomas] },
    { name: 'Ship on Friday', description: 'We know better now.', responsible: [priya] },
  ],
  // A person has begun to take it apart.
  draft: {
    id: 13,
    name: 'Legacy release train (old)',
    is_active: false,
    description: null,
    kickoff: { fields: [{ api_name: 'train', name: '', type: 'string' }] },
    tasks: [{ number: '1', name: 'Freeze the code', raw_performers: null }, null],
    owners: [],
  },
});
