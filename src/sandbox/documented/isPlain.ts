import type { Workflow } from '../model/workflows.ts';

/** Whether the documented API can show all of the workflow's kick-off form. */
export const isPlain = ({ kickoff, deleted }: Workflow): boolean =>
  !deleted &&
  kickoff.fieldsets.length === 0 &&
  kickoff.fields.every((field) => !field.hidden && field.default === '' && field.dataset === null);
