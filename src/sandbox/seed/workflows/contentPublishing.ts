import { defineWorkflow } from '../define.ts';
import { aiko, elena, maya, tomas } from '../people.ts';

export const contentPublishing = defineWorkflow({
  id: 6,
  name: 'Content publishing',
  created: '2025-06-16',
  mayRun: [maya, tomas, aiko, elena],
  owners: [aiko],
  description:
    'Brings an article, a guide or a case study from the draft to the reader. ' +
    'Style: [plain language](https://www.plainlanguage.gov/), short sentences, *no* buzzwords.',
  kickoff: 'The draft should be complete. For an idea, talk to communications first.',
  fields: [
    { type: 'string', apiName: 'title', name: 'Title', required: true },
    {
      type: 'url',
      apiName: 'draft',
      name: 'Draft',
      description: 'A document that everybody in the company can comment on.',
      required: true,
    },
    {
      type: 'text',
      apiName: 'teaser',
      name: 'Teaser',
      description: 'Two or three sentences for the newsletter.',
    },
    {
      type: 'file',
      apiName: 'cover',
      name: 'Cover picture',
      description: 'A link to it; at least 1600 pixels wide.',
    },
    {
      type: 'checkbox',
      apiName: 'channels',
      name: 'Channels',
      required: true,
      options: ['Blog', 'Newsletter', 'Help center', 'LinkedIn', 'Mastodon'],
    },
    {
      type: 'radio',
      apiName: 'audience',
      name: 'Audience',
      options: ['Harbor masters', 'Boat owners', 'Developers'],
    },
    { type: 'date', apiName: 'publish-on', name: 'Publish on' },
  ],
  tasks: [
    { name: 'Edit', responsible: [elena], url: 'https://docs.google.com/' },
    {
      name: 'Check the facts',
      description: 'Every number has a source. Every customer named has agreed.',
      responsible: [aiko, tomas],
    },
    { name: 'Lay it out', responsible: [elena], url: 'https://www.figma.com/' },
    { name: 'Publish', responsible: [elena], url: 'https://wordpress.com/' },
  ],
});
