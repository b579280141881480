import { defineWorkflow } from '../define.ts';
import { jonas, maya, priya, tomas } from '../people.ts';

export const securityReview = defineWorkflow({
  id: 9,
  name: 'Security review',
  created: '2025-08-11',
  mayRun: [maya, tomas, priya, jonas],
  owners: [jonas],
  description: [
    'A second pair of eyes before something new can be reached from outside.',
    '',
    'Needed for',
    '',
    '- a new endpoint or webhook,',
    '- a new place where personal data is kept,',
    '- a new dependency that parses what strangers send.',
    '',
    'We work along the [OWASP cheat sheets](https://cheatsheetseries.owasp.org/).',
  ].join('\n'),
  kickoff: 'Early is cheap: an idea on one page is enough to start with.',
  fields: [
    { type: 'string', apiName: 'subject', name: 'What should be reviewed?', required: true },
    {
      type: 'url',
      apiName: 'design',
      name: 'Design or pull request',
      description: 'If there is one already.',
    },
    {
      type: 'checkbox',
      apiName: 'touches',
      name: 'It touches',
      required: true,
      options: ['Sign-in', 'Payments', 'Personal data', 'File uploads', 'Third-party code'],
    },
    {
      type: 'radio',
      apiName: 'exposure',
      name: 'Who can reach it?',
      required: true,
      options: ['Anybody', 'Signed-in customers', 'Employees'],
    },
    {
      type: 'text',
      apiName: 'worries',
      name: 'What worries you?',
      description: 'You know it best. Where would you attack it?',
    },
    { type: 'date', apiName: 'needed-by', name: 'Needed by' },
  ],
  tasks: [
    {
      name: 'Draw the threat model',
      description: 'Who could want what, and what stops them?',
      responsible: [jonas, maya],
      url: 'https://owasp.org/www-community/Threat_Modeling',
    },
    {
      name: 'Read the code',
      description: 'Start with `parse`, `render`, `exec` and everything that builds SQL.',
      responsible: [jonas],
      url: 'https://github.com/',
    },
    { name: 'Fix what was found', responsible: [maya] },
    {
      name: 'Sign off',
      responsible: [jonas, tomas],
      completedByAll: true,
    },
  ],
});
