import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import type { LaunchValue } from '../../../src/core/form/values.ts';
import { fieldId, workflowId } from '../../../src/core/base/ids.ts';

export type Values = Readonly<Record<string, LaunchValue>>;

/** The values of a launch or of a task, by the id of the field. */
export const valuesOf = (values: Values): LaunchRequest['values'] =>
  Object.entries(values).map(([id, value]) => ({ field: fieldId(id), value }));

/** What is launched, with these values. */
export const request = (
  workflow: string,
  values: Values = {},
  some: Partial<LaunchRequest> = {},
): LaunchRequest => ({
  workflow: workflowId(workflow),
  name: undefined,
  values: valuesOf(values),
  taskLinks: [],
  ...some,
});
