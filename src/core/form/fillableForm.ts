import type { Field, Task, WorkflowDetail } from '../workflow.ts';

/** What a person can fill in: a kick-off form, or the output of a task. */
export interface FillableForm {
  /** Whether it names what comes of it, as a kick-off form names its run. */
  readonly hasName: boolean;
  readonly fields: readonly Field[];
  /** The tasks whose links it can replace; empty where that is not offered. */
  readonly linkTasks: readonly Task[];
}

/** What a service lets a launch say besides the values of the fields. */
export interface KickoffOffers {
  readonly overridesTaskLinks: boolean;
}

/** All that is filled in to launch a workflow. */
export const kickoffFormOf = (
  { form, tasks }: WorkflowDetail,
  { overridesTaskLinks }: KickoffOffers,
): FillableForm => ({
  hasName: true,
  fields: form.fields,
  linkTasks: overridesTaskLinks ? tasks : [],
});

/** What is filled in to complete a task: its fields alone. */
export const outputFormOf = ({ fields }: { readonly fields: readonly Field[] }): FillableForm => ({
  hasName: false,
  fields,
  linkTasks: [],
});
