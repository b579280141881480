import { defineWorkflow } from '../define.ts';
import { wholeCompany } from '../groups.ts';
import { aiko, elena, everyone, jonas, maya, priya, tomas } from '../people.ts';

export const incidentResponse = defineWorkflow({
  id: 2,
  name: 'Incident response',
  created: '2025-02-24',
  finalizable: true,
  mayRun: everyone,
  owners: [maya, tomas],
  starters: [wholeCompany],
  description: [
    'Something that customers rely on is broken, slow, or telling them things that are not true. ' +
      'Start this first and look for the cause second: it tells the right people, keeps the ' +
      'status page honest, and leaves a record from which we can learn.',
    '',
    '**When in doubt, start it.** Nobody has ever been blamed for an incident that turned out to ' +
      'be nothing; we have been sorry about some that were started an hour too late.',
    '',
    '- *Critical*: bookings or payments fail for everybody. All hands, day and night.',
    '- *High*: one marina is down, or everybody is slowed down. The on-call engineer and a lead.',
    '- *Moderate*: there is a way around it. Working hours.',
    '',
    'How we run an incident is described in the ' +
      '[incident management guide](https://www.atlassian.com/incident-management).',
  ].join('\n'),
  kickoff: 'Two minutes are enough. What you do not know yet can stay empty.',
  fields: [
    {
      type: 'string',
      apiName: 'summary',
      name: 'What is happening?',
      description: 'One line, as you would say it on the phone.',
      required: true,
    },
    {
      type: 'dropdown',
      apiName: 'severity',
      name: 'Severity',
      required: true,
      options: ['Critical', 'High', 'Moderate'],
    },
    {
      type: 'checkbox',
      apiName: 'systems',
      name: 'Affected systems',
      options: ['Web app', 'Public API', 'Booking worker', 'Mobile app', 'Payments', 'Not known'],
    },
    {
      type: 'text',
      apiName: 'impact',
      name: 'What do customers notice?',
      description: 'In their words. Support uses it to answer the first calls.',
    },
    {
      type: 'number',
      apiName: 'marinas',
      name: 'Marinas affected',
      description: 'An estimate will do.',
    },
    {
      type: 'user',
      apiName: 'commander',
      name: 'Incident commander',
      description: 'The e-mail address of whoever leads: the engineer on call, as a rule.',
      required: true,
    },
    {
      type: 'url',
      apiName: 'dashboard',
      name: 'Dashboard or trace',
      description: 'Where the trouble can be seen.',
    },
    {
      type: 'file',
      apiName: 'evidence',
      name: 'Screenshot or log',
      description: 'A link to it. Leave out anything with customers’ names.',
    },
    {
      type: 'radio',
      apiName: 'personal-data',
      name: 'Could personal data be involved?',
      description: 'Yes or not sure brings in security at once.',
      required: true,
      options: ['Yes', 'No', 'Not sure'],
    },
  ],
  tasks: [
    {
      name: 'Open the war room',
      description: 'A call and a channel, both named after the incident.',
      responsible: [priya],
      url: 'https://zoom.us/',
    },
    {
      name: 'Update the status page',
      description: 'Within **15 minutes**, and every 30 minutes from then on.',
      responsible: [aiko, elena],
      url: 'https://www.githubstatus.com/',
    },
    {
      name: 'Stop the damage',
      description: [
        'Before the cause is known, if need be:',
        '',
        '- roll back with `kubectl rollout undo deployment/harbormaster`',
        '- or switch the feature off',
        '- or send traffic to the other region',
      ].join('\n'),
      responsible: [priya, maya],
      url: 'https://kubernetes.io/docs/reference/kubectl/',
    },
    {
      name: 'Decide about personal data',
      description: 'The clock for telling the authority runs from the moment we know: 72 hours.',
      responsible: [jonas],
    },
    {
      name: 'Confirm that it is over',
      description: 'An hour without a new error. Each of the people here looks for themselves.',
      responsible: [priya, aiko],
      completedByAll: true,
      url: 'https://grafana.com/',
    },
    {
      name: 'Write the review',
      description: 'No blame. What helped, what was in the way, what we change.',
      responsible: [tomas],
      url: 'https://docs.google.com/',
    },
  ],
});
