import { defineWorkflow } from '../define.ts';
import { aiko, maya, priya, samuel, tomas } from '../people.ts';

export const customerEscalation = defineWorkflow({
  id: 5,
  name: 'Customer escalation',
  created: '2025-05-20',
  finalizable: true,
  mayRun: [maya, tomas, aiko, samuel],
  owners: [aiko, maya],
  nameTemplate: '{{customer}} – {{ date }}',
  description: [
    'A customer has waited too long or been let down, and support alone cannot mend it.',
    '',
    '> Answer within the hour, even if the answer is that we are still looking.',
  ].join('\n'),
  kickoff: '',
  fields: [
    { type: 'string', apiName: 'customer', name: 'Customer', required: true },
    {
      type: 'url',
      apiName: 'conversation',
      name: 'Conversation',
      description: 'The ticket or thread so far.',
      required: true,
    },
    {
      type: 'dropdown',
      apiName: 'plan',
      name: 'Plan',
      options: ['Mooring', 'Harbor', 'Fleet', 'Partner'],
    },
    {
      type: 'rating',
      apiName: 'mood',
      name: 'How upset is the customer?',
      description: 'From 1 (patient) to 5 (about to leave).',
    },
    {
      type: 'text',
      apiName: 'story',
      name: 'What has happened?',
      description: 'From the beginning, with dates. What was promised, and who promised it?',
      required: true,
    },
    {
      type: 'number',
      apiName: 'revenue',
      name: 'Yearly revenue in euros',
      description: 'From the billing page.',
    },
    {
      type: 'user',
      apiName: 'owner',
      name: 'Owner on our side',
      description: 'The e-mail address of the colleague who stays until it is solved.',
      required: true,
    },
  ],
  tasks: [
    {
      name: 'Call the customer',
      description: 'Listen first. Do not promise a date.',
      responsible: [aiko],
      url: 'https://zoom.us/',
    },
    {
      name: 'Find the cause',
      description: 'With an engineer, in the same hour.',
      responsible: [maya, priya],
      url: 'https://sentry.io/',
    },
    { name: 'Agree on what we offer', responsible: [aiko, samuel], completedByAll: true },
    {
      name: 'Close the loop',
      description: 'Tell the customer what has changed, and everybody here what we learned.',
      responsible: [aiko],
      url: 'https://mail.google.com/',
    },
  ],
});
