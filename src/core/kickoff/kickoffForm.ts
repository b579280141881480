import type { Assignee } from '../account/assignee.ts';
import type { FillableForm } from '../form/fillableForm.ts';
import type { WorkflowDetail } from '../workflows/workflow.ts';

/** The parts that a service takes in a launch besides the values of the fields. */
export interface KickoffOffers {
  readonly overridesTaskLinks: boolean;
  readonly schedulesRuns: boolean;
  readonly namesRuns: boolean;
}

/** The whole form to launch a workflow. */
export const kickoffFormOf = (
  { form, tasks }: WorkflowDetail,
  { overridesTaskLinks, schedulesRuns, namesRuns }: KickoffOffers,
  assignees?: readonly Assignee[],
): FillableForm => ({
  hasName: true,
  needsName: !namesRuns,
  hasSchedule: schedulesRuns,
  fields: form.fields,
  sums: form.sums,
  unreadable: form.unreadable,
  keepsUntyped: false,
  linkTasks: overridesTaskLinks ? tasks : [],
  assignees,
});
