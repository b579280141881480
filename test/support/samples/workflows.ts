import { kickoffFormOf } from '../../../src/core/kickoff/kickoffForm.ts';
import type { FillableForm } from '../../../src/core/form/fillableForm.ts';
import type { FormInput } from '../../../src/core/form/input.ts';
import { type LaunchRequest, toLaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { fieldId, selectionId, taskId, workflowId } from '../../../src/core/base/ids.ts';
import type { Field, FieldKind } from '../../../src/core/form/field.ts';
import type { Task, WorkflowDetail } from '../../../src/core/workflows/workflow.ts';

/** A field of this kind, with two selections, `1` and `2`, if the kind has selections. */
export function fieldOf(kind: FieldKind, some: Partial<Field> = {}): Field {
  const offers = kind === 'radio' || kind === 'dropdown' || kind === 'checkbox';
  return {
    id: fieldId(`${kind}-1`),
    name: `A ${kind}`,
    description: '',
    kind,
    sourceType: kind,
    required: false,
    selections: offers
      ? [
          { id: selectionId('1'), label: 'One' },
          { id: selectionId('2'), label: 'Two' },
        ]
      : [],
    ...some,
  };
}

export const taskOf = (id: string, link?: string): Task => ({
  id: taskId(id),
  name: `Task ${id}`,
  description: '',
  number: 1,
  responsible: [],
  link,
  completedByAll: false,
});

export const workflowOf = (
  fields: readonly Field[],
  tasks: readonly Task[] = [],
): WorkflowDetail => ({
  id: workflowId('7'),
  name: 'Onboarding',
  description: '',
  active: true,
  finalizable: undefined,
  performersCount: undefined,
  tasksCount: undefined,
  mayRun: [],
  sites: [],
  form: { description: '', fields },
  tasks,
});

/** The kick-off form of a workflow with everything that a service can offer. */
export const wholeForm = (workflow: WorkflowDetail): FillableForm =>
  kickoffFormOf(workflow, { overridesTaskLinks: true, schedulesRuns: true, namesRuns: false });

/** The launch request for the whole form of a workflow. */
export const launchOf = (
  workflow: WorkflowDetail,
  input: FormInput,
  name: string | undefined,
): LaunchRequest => toLaunchRequest(workflow.id, wholeForm(workflow), input, name);
