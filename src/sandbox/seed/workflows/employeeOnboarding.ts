import { defineWorkflow } from '../define.ts';
import { jonas, maya, samuel, tomas } from '../people.ts';

export const employeeOnboarding = defineWorkflow({
  id: 1,
  name: 'Employee onboarding',
  created: '2025-02-10',
  mayRun: [maya, tomas, samuel],
  owners: [samuel],
  nameTemplate: 'Welcome, {{full-name}}',
  description: [
    'From the signed contract to the end of the first week.',
    '',
    '- Start it at least **ten working days** before the first day.',
    '- The laptop is ordered from what you enter here.',
  ].join('\n'),
  kickoff: 'Ask the new colleague how they would like their name to be written.',
  fields: [
    { type: 'string', apiName: 'full-name', name: 'Full name', required: true },
    {
      type: 'string',
      apiName: 'work-email',
      name: 'Work e-mail',
      description:
        'It must be new: lena.fischer@blueharbor.example, for one, has been onboarded already.',
      required: true,
      unique: true,
    },
    { type: 'date', apiName: 'first-day', name: 'First day', required: true },
    {
      type: 'dropdown',
      apiName: 'team',
      name: 'Team',
      required: true,
      options: ['Engineering', 'Operations', 'Security', 'Support', 'Communications'],
    },
    {
      type: 'user',
      apiName: 'manager',
      name: 'Manager',
      description: 'The e-mail address of a colleague.',
      required: true,
    },
    {
      type: 'radio',
      apiName: 'place',
      name: 'Place of work',
      options: ['Gothenburg office', 'Lisbon office', 'Remote'],
    },
    {
      type: 'checkbox',
      apiName: 'equipment',
      name: 'Equipment',
      options: ['Laptop', 'Second screen', 'Phone', 'Headset', 'Chair'],
    },
    {
      type: 'text',
      apiName: 'wishes',
      name: 'Anything we should know?',
      description: 'Access needs, diet for the welcome lunch, holidays already booked.',
    },
    {
      type: 'file',
      apiName: 'contract',
      name: 'Signed contract',
      description: 'A link to it in the people folder.',
    },
  ],
  tasks: [
    { name: 'Countersign the contract', responsible: [samuel], url: 'https://www.docusign.com/' },
    {
      name: 'Create the accounts',
      description: 'E-mail, calendar and chat. **No** access to production in the first week.',
      responsible: [jonas],
      url: 'https://workspace.google.com/',
    },
    { name: 'Order the equipment', responsible: [samuel] },
    {
      name: 'Plan the first week',
      description: 'A welcome, a guide to the code, a first small change that ships by Friday.',
      responsible: [tomas],
      url: 'https://calendar.google.com/',
    },
    {
      name: 'Talk after the first week',
      description: 'The manager and people operations, each on their own.',
      responsible: [tomas, samuel],
      completedByAll: true,
    },
  ],
});
