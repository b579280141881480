import { marinas } from '../datasets.ts';
import { defineWorkflow } from '../define.ts';
import { customerCare, engineering } from '../groups.ts';
import { aiko, maya, tomas } from '../people.ts';

/**
 * Depending on its values, a launch snoozes, shortens or ends its run at once; its tasks ask for
 * values of every type.
 */
export const winterStorage = defineWorkflow({
  id: 17,
  name: 'Winter storage',
  created: '2026-02-25',
  mayRun: [aiko, tomas],
  owners: [tomas],
  starters: [customerCare],
  nameTemplate: 'Winter storage: {{boat}}',
  description: 'From the crane to the place in the hall, for customers who ask us to find one.',
  kickoff: '',
  fields: [
    { type: 'string', apiName: 'boat', name: 'Boat', required: true },
    {
      type: 'radio',
      apiName: 'when',
      name: 'When does she come out?',
      required: true,
      options: ['Now', 'When the crane is back', 'Not any more'],
    },
    {
      type: 'dropdown',
      apiName: 'hall',
      name: 'Hall',
      options: ['The warmest', 'The nearest'],
      dataset: marinas.id,
    },
    { type: 'user', apiName: 'helper', name: 'Who helps?', required: true },
    {
      apiName: 'fieldset-deposit',
      name: 'Deposit',
      description: 'In percent: all of it, or half of it for now.',
      layout: 'horizontal',
      rules: [
        { apiName: 'rule-all', value: '100', fields: ['deposit-card', 'deposit-bank'] },
        { apiName: 'rule-half', value: '50', fields: ['deposit-card', 'deposit-bank'] },
      ],
      set: [
        { type: 'number', apiName: 'deposit-card', name: 'By card' },
        { type: 'number', apiName: 'deposit-bank', name: 'By bank' },
      ],
    },
  ],
  tasks: [
    {
      name: 'Lift {{boat}} out',
      delay: 2 * 24 * 60 * 60,
      conditions: [
        { apiName: 'condition-now', action: 'skip', field: 'when', value: 'Now' },
        { apiName: 'condition-never', action: 'end', field: 'when', value: 'Not any more' },
      ],
      performers: [{ type: 'workflow_starter' }],
    },
    { name: 'Wash {{boat}}', performers: [{ type: 'field', apiName: 'helper' }] },
    {
      name: 'Survey {{boat}}',
      description: [
        'Walk around **{{boat}}** with [Tomás Rivera|2] before the cover goes on.',
        '',
        '[clist:clist-survey|cl-keel]Keel and rudder[/clist]',
        '[clist:clist-survey|cl-skin]Skin fittings[/clist]',
        '',
        'Where she stands: ![Yard plan.png](https://blueharbor.example/files/yard-plan-2026 ' +
          '"attachment_id:12 entityType:image")',
      ].join('\n'),
      responsible: [maya],
      checklists: [
        {
          apiName: 'clist-survey',
          items: [
            { apiName: 'cl-keel', value: 'Keel and rudder' },
            { apiName: 'cl-skin', value: 'Skin fittings' },
          ],
        },
      ],
      fields: [
        {
          type: 'radio',
          apiName: 'hull',
          name: 'How is the hull?',
          options: ['Sound', 'Scratched', 'Damaged'],
        },
        {
          type: 'checkbox',
          apiName: 'to-do',
          name: 'What has to be done?',
          options: ['Antifouling', 'Anodes', 'Polish'],
        },
        { type: 'date', apiName: 'surveyed', name: 'Surveyed on' },
        { type: 'url', apiName: 'model', name: 'Page of the builder' },
        { type: 'file', apiName: 'pictures', name: 'Pictures', required: true },
        { type: 'user', apiName: 'repairs', name: 'Who does the repairs?', required: true },
        {
          apiName: 'fieldset-costs',
          name: 'Costs',
          title: 'Who pays for the repairs?',
          description: 'In percent. Leave both empty if nothing is broken.',
          layout: 'horizontal',
          rules: [{ apiName: 'rule-costs', value: '100', fields: ['by-owner', 'by-insurance'] }],
          set: [
            { type: 'number', apiName: 'by-owner', name: 'Owner' },
            { type: 'number', apiName: 'by-insurance', name: 'Insurance' },
          ],
        },
        { type: 'dropdown', apiName: 'place', name: 'Place', dataset: marinas.id },
        { type: 'text', apiName: 'remarks', name: 'Remarks' },
      ],
    },
    {
      name: 'Tell the owner of {{boat}}',
      performers: [
        { type: 'group', id: engineering.id },
        { type: 'field', apiName: 'repairs' },
      ],
    },
  ],
});
