import { workflowId } from '../../../src/core/base/ids.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';

const towns = ['harbour', 'office', 'depot', 'Würzburg', 'café'];

/** This many workflows with about 300 characters each, whose names differ. */
export const manyWorkflows = (count: number): readonly Workflow[] =>
  Array.from({ length: count }, (_, at) => ({
    id: workflowId(`${at + 1}`),
    name: `Onboarding – team ${at} of the ${towns[at % towns.length] ?? ''}`,
    description: `From the first call to the first week: who does what, when, and where it is kept.\n\nTeam ${at} has its own **checklist**, its own ledger and its own keys, and asks the ${towns[(at * 7) % towns.length] ?? ''} for the rest.`,
    active: true,
    finalizable: undefined,
    performersCount: undefined,
    tasksCount: 6,
    mayRun: [],
    sites: [],
    form: { description: '', fields: [] },
  }));
