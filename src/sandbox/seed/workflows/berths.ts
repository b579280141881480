import { marinas } from '../datasets.ts';
import { defineWorkflow } from '../define.ts';
import { engineering, wholeCompany } from '../groups.ts';
import { maya, priya, tomas } from '../people.ts';

/** Can be launched without a value, and all of its tasks go to the person who launched it. */
export const berthInspection = defineWorkflow({
  id: 15,
  name: 'Berth inspection',
  created: '2026-02-16',
  mayRun: [maya, tomas, priya],
  owners: [tomas],
  starters: [wholeCompany],
  description: 'A walk along the pier with open eyes.',
  kickoff: '',
  fields: [
    {
      type: 'dropdown',
      apiName: 'where',
      name: 'Where?',
      options: ['On land', 'At sea'],
      dataset: marinas.id,
    },
    { type: 'number', apiName: 'pier', name: 'Pier' },
  ],
  tasks: [
    { name: 'Walk along the pier' },
    { name: 'Write down what you saw', description: 'With pictures.' },
    { name: 'Tell the harbor master' },
  ],
});

/** Only a program can launch it, since forms hide a required field. */
export const berthImport = defineWorkflow({
  id: 16,
  name: 'Berth import',
  created: '2026-02-23',
  public: true,
  mayRun: [maya, tomas, priya],
  owners: [priya],
  starters: [engineering],
  description: 'Started by the nightly import.',
  kickoff: '',
  fields: [
    { type: 'string', apiName: 'batch', name: 'Batch', required: true, hidden: true },
    { type: 'url', apiName: 'log', name: 'Log' },
  ],
  tasks: [{ name: 'Check the import', responsible: [priya] }],
});
