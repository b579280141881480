import type { FillableForm, LinkTask } from '../form/fillableForm.ts';
import { type FormInput, isEmpty } from '../form/input.ts';
import { type LaunchValues, launchValues } from '../form/values.ts';
import type { TaskId, WorkflowId, RunId } from '../base/ids.ts';

/** A launch, in the words of no dialect. Empty fields and links left alone are not in it. */
export interface LaunchRequest {
  readonly workflow: WorkflowId;
  /** undefined: left to the service. */
  readonly name: string | undefined;
  readonly values: LaunchValues;
  readonly taskLinks: readonly { readonly task: TaskId; readonly url: string }[];
  /** Only where the service can `schedule`. */
  readonly urgent?: boolean | undefined;
  /** When the run should be done, in milliseconds since 1970. Only where it can `schedule`. */
  readonly dueAt?: number | undefined;
}

function replacedLinks(tasks: readonly LinkTask[], input: FormInput): LaunchRequest['taskLinks'] {
  const links = new Map(input.taskLinks);
  return tasks.flatMap(({ id, link }) => {
    const url = (links.get(id) ?? '').trim();
    return url === '' || url === link ? [] : [{ task: id, url }];
  });
}

/**
 * The launch that a valid input asks for.
 * @param form of the workflow: what it does not offer is not in the launch.
 * @param name stands in where the person left the suggested name alone, or emptied it; undefined
 * leaves it to the service.
 */
export const toLaunchRequest = (
  workflow: WorkflowId,
  form: FillableForm,
  input: FormInput,
  name: string | undefined,
): LaunchRequest => ({
  workflow,
  name: (isEmpty(input.name ?? '') ? name : (input.name ?? name))?.trim(),
  values: launchValues(form, input),
  taskLinks: replacedLinks(form.linkTasks, input),
  ...(form.hasSchedule && { urgent: input.urgent ?? false, dueAt: input.dueAt }),
});

/** A process that the service says it has started. */
export interface LaunchedRun {
  readonly id: RunId;
  /** As the service has it; undefined where it does not say. */
  readonly name?: string | undefined;
}
