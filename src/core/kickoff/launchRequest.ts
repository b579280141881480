import type { FillableForm, LinkTask } from '../form/fillableForm.ts';
import { type FormInput, isEmpty } from '../form/input.ts';
import { type LaunchValues, launchValues } from '../form/values.ts';
import type { RunTaskId, TaskId, WorkflowId, RunId } from '../base/ids.ts';

/** A launch, independent of any dialect, without empty fields and unchanged links. */
export interface LaunchRequest {
  readonly workflow: WorkflowId;
  /** undefined where the service names the run. */
  readonly name: string | undefined;
  readonly values: LaunchValues;
  readonly taskLinks: readonly { readonly task: TaskId; readonly url: string }[];
  /** Given only where the service can `schedule`. */
  readonly urgent?: boolean | undefined;
  /**
   * When the run is due, in milliseconds since 1970. Given only where the service can `schedule`.
   */
  readonly dueAt?: number | undefined;
  /** The task of another run that the run becomes a sub-run of. */
  readonly ofTask?: RunTaskId | undefined;
}

function replacedLinks(tasks: readonly LinkTask[], input: FormInput): LaunchRequest['taskLinks'] {
  const links = new Map(input.taskLinks);
  return tasks.flatMap(({ id, link }) => {
    const url = (links.get(id) ?? '').trim();
    return url === '' || url === link ? [] : [{ task: id, url }];
  });
}

/**
 * The launch for a valid input.
 * @param form of the workflow: a launch contains nothing that the form does not offer.
 * @param name replaces a suggested name that the person kept or emptied; undefined has the service
 * name the run.
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

/** The request that a launch is sent as. */
export interface DescribedLaunch {
  readonly method: 'POST';
  /** The address, with that of the account in front. */
  readonly url: string;
  /** What is sent as JSON. */
  readonly body: object;
}

/** A run that the service says it has started. */
export interface LaunchedRun {
  readonly id: RunId;
  /** The name at the service; undefined where the answer has none. */
  readonly name?: string | undefined;
}
