import { defineWorkflow } from '../define.ts';
import { customerCare } from '../groups.ts';
import { aiko, elena, maya, priya, tomas } from '../people.ts';

export const releaseToProduction = defineWorkflow({
  id: 7,
  name: 'Release to production',
  created: '2026-03-02',
  finalizable: true,
  mayRun: [maya, tomas, priya],
  owners: [maya, tomas],
  viewers: [customerCare],
  nameTemplate: 'Harbormaster {{release-version}}',
  description: [
    'Takes a tested build of **Harbormaster** to every marina.',
    '',
    '- Start it once the release branch is green.',
    '- Plan for about two hours, on Monday to Thursday before 15:00 UTC.',
    '- For a hotfix, start it all the same and tick **Urgent fix**.',
    '',
    'Version numbers follow [semantic versioning](https://semver.org/).',
  ].join('\n'),
  kickoff: 'Have the **changelog** and the **rollback plan** at hand: both are asked for below.',
  fields: [
    {
      type: 'string',
      apiName: 'release-version',
      name: 'Release version',
      description:
        'Such as 4.13.0. A version can be released only once: 4.11.0 and 4.12.0 are out already.',
      required: true,
      unique: true,
    },
    {
      type: 'radio',
      apiName: 'release-type',
      name: 'Release type',
      description: 'Decides who has to approve.',
      required: true,
      options: ['Patch', 'Minor', 'Major'],
    },
    {
      type: 'checkbox',
      apiName: 'components',
      name: 'Components',
      description: 'What is going to be deployed.',
      required: true,
      options: ['Web app', 'Public API', 'Booking worker', 'Mobile app'],
    },
    {
      type: 'date',
      apiName: 'release-date',
      name: 'Release date',
      description: 'When the roll-out begins.',
      required: true,
    },
    {
      type: 'url',
      apiName: 'changelog',
      name: 'Changelog',
      description: 'What customers will read about it.',
    },
    {
      type: 'user',
      apiName: 'release-captain',
      name: 'Release captain',
      description: 'The e-mail address of the colleague who makes the calls on the day.',
      required: true,
    },
    {
      type: 'text',
      apiName: 'rollback-plan',
      name: 'Rollback plan',
      description: 'Step by step, so that somebody who has been woken up can follow it.',
    },
    {
      type: 'checkbox',
      apiName: 'flags',
      name: 'Anything special?',
      options: ['Urgent fix', 'Changes the database', 'Needs downtime'],
    },
  ],
  tasks: [
    {
      name: 'Cut the release branch',
      description: 'From `main`, with `git switch --create release/<version>`. Tag it when green.',
      responsible: [maya],
      url: 'https://github.com/',
    },
    {
      name: 'Run the acceptance tests',
      description: 'Against staging, with a copy of last night’s data.',
      responsible: [maya, priya],
      url: 'https://playwright.dev/',
    },
    {
      name: 'Approve the release',
      description: [
        'Everybody named here approves:',
        '',
        '1. The changelog says what customers will notice.',
        '2. The rollback plan has been tried on staging.',
        '3. Support knows what is coming.',
      ].join('\n'),
      responsible: [tomas, priya, aiko],
      completedByAll: true,
    },
    {
      name: 'Roll out',
      description: 'One marina, then a tenth, then all. Wait **15 minutes** between the steps.',
      responsible: [priya],
      url: 'https://kubernetes.io/docs/tutorials/kubernetes-basics/update/update-intro/',
    },
    { name: 'Watch the dashboards for an hour', responsible: [priya], url: 'https://grafana.com/' },
    {
      name: 'Tell the customers',
      description: 'Publish the changelog and post it to the community.',
      responsible: [elena],
      url: 'https://keepachangelog.com/',
    },
  ],
});
