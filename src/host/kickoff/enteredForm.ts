import type { RunTaskId } from '../../core/base/ids.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';

/** What a person has entered into a kick-off form. */
export interface EnteredForm {
  readonly workflow: WorkflowDetail;
  readonly input: FormInput;
  /** The task of another run that the form launches a sub-run of. */
  readonly ofTask: RunTaskId | undefined;
}
