import { marinas, powerSupplies } from '../datasets.ts';
import { defineWorkflow } from '../define.ts';
import { customerCare, engineering } from '../groups.ts';
import { maya, priya, tomas } from '../people.ts';

/** Uses features that only today's API can show: field sets, datasets, defaults, hidden fields. */
export const marinaGoLive = defineWorkflow({
  id: 14,
  name: 'Marina go-live',
  created: '2026-02-02',
  finalizable: true,
  mayRun: [maya, tomas, priya],
  owners: [maya],
  viewers: [customerCare],
  starters: [engineering],
  nameTemplate: '{{marina}} goes live – {{ date }}',
  description: 'Everything between the signed order and the first boat that is **booked in**.',
  kickoff: '',
  fields: [
    {
      type: 'dropdown',
      apiName: 'marina',
      name: 'Marina',
      required: true,
      options: ['Test marina', 'Not in this list'],
      dataset: marinas.id,
    },
    { type: 'string', apiName: 'contact', name: 'Contact on site', required: true },
    { type: 'user', apiName: 'guide', name: 'Guide', required: true },
    {
      apiName: 'fieldset-budget',
      name: 'Budget',
      title: 'How is the budget split?',
      description: 'In percent. Leave all three empty if it is not known yet.',
      layout: 'horizontal',
      rules: [
        {
          apiName: 'rule-hundred',
          value: '100',
          fields: ['share-hardware', 'share-software', 'share-training'],
        },
      ],
      set: [
        { type: 'number', apiName: 'share-hardware', name: 'Hardware' },
        { type: 'number', apiName: 'share-software', name: 'Software' },
        { type: 'number', apiName: 'share-training', name: 'Training' },
      ],
    },
    { type: 'date', apiName: 'opening', name: 'Opening' },
    {
      apiName: 'fieldset-site',
      name: 'Site',
      labelPosition: 'left',
      set: [
        {
          type: 'dropdown',
          apiName: 'power',
          name: 'Shore power',
          options: ['None', 'By the hour'],
          dataset: powerSupplies.id,
        },
        {
          type: 'checkbox',
          apiName: 'services',
          name: 'Services',
          options: ['Water', 'Fuel', 'Wi-Fi'],
          default: 'Water',
        },
      ],
    },
    {
      type: 'radio',
      apiName: 'season',
      name: 'Season',
      options: ['High season', 'Low season'],
      default: 'Low season',
    },
    { type: 'file', apiName: 'map', name: 'Map of the berths' },
    { type: 'text', apiName: 'notes', name: 'Notes', default: 'No notes.' },
    { type: 'string', apiName: 'source', name: 'Source', hidden: true, default: 'web' },
  ],
  tasks: [
    {
      name: 'Call {{contact}}',
      description: 'About **{{marina}}**: who will be there, and when can we come?',
      performers: [{ type: 'workflow_starter' }],
      checklists: [
        {
          apiName: 'clist-call',
          items: [
            { apiName: 'cl-time', value: 'A time has been agreed on' },
            { apiName: 'cl-access', value: 'We know how to get in' },
          ],
        },
      ],
    },
    {
      name: 'Set up the berths of {{marina}}',
      responsible: [maya],
      fields: [
        { type: 'number', apiName: 'berths', name: 'Berths', required: true },
        { type: 'text', apiName: 'oddities', name: 'Anything unusual?' },
      ],
    },
    {
      name: 'Train the crew',
      performers: [
        { type: 'field', apiName: 'guide' },
        { type: 'group', id: engineering.id },
      ],
    },
  ],
});
