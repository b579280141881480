import { defineWorkflow } from '../define.ts';
import { engineering } from '../groups.ts';
import { maya, priya, tomas } from '../people.ts';

export const onCallHandover = defineWorkflow({
  id: 10,
  name: 'on-call handover',
  created: '2025-10-06',
  mayRun: [maya, tomas, priya],
  owners: [maya],
  starters: [engineering],
  description: 'Every Monday at 09:00 UTC: the pager changes hands. Takes ten minutes.',
  kickoff: '',
  tasks: [
    {
      name: 'Go through last week’s alerts',
      description: 'Each one was useful, or is changed, or goes.',
      responsible: [priya, maya],
      url: 'https://grafana.com/',
    },
    { name: 'Test the pager', responsible: [maya], url: 'https://www.pagerduty.com/' },
    { name: 'Say what is fragile right now', responsible: [priya] },
  ],
});
