import type { WorkflowId } from '../base/ids.ts';
import type { FillableForm } from '../form/fillableForm.ts';
import { readWrittenLaunch } from '../kickoff/readWrittenLaunch.ts';
import { type WrittenBy, resolveWritten } from '../kickoff/resolveWritten.ts';
import { type VariableValue, substitute, variablesIn } from '../kickoff/variables.ts';
import type {
  LaunchPath,
  LaunchProblem,
  Written,
  WrittenLaunch,
} from '../kickoff/writtenLaunch.ts';
import type { WorkflowDetail } from '../workflows/workflow.ts';
import type { WorkflowNames } from './workflowNames.ts';

/** A form as the account has it, with what its values are checked by. */
export interface KnownForm extends WrittenBy {
  readonly workflow: WorkflowDetail;
  readonly form: FillableForm;
}

/** What is known of the account, and of variables, when a launch is checked. */
export interface KnownForChecks<Form extends KnownForm = KnownForm> {
  /** undefined while nobody is signed in: then the shape alone is checked. */
  readonly workflows: WorkflowNames | undefined;
  readonly forms: ReadonlyMap<WorkflowId, Form>;
  /** Whether a variable can have a value, or why not. */
  readonly lookup: (name: string) => VariableValue;
}

/** What is wrong with a launch, and the form of its workflow where it is known. */
export interface CheckedLaunch<Form extends KnownForm = KnownForm> {
  readonly form: Form | undefined;
  readonly problems: readonly LaunchProblem[];
}

/** The workflow that a launch names, if the account has it and it can be launched. */
export function workflowOf(value: unknown, workflows: WorkflowNames): WorkflowId | undefined {
  const { launch } = readWrittenLaunch(value);
  if (!launch || hasVariable(launch.workflow)) return undefined;
  const found = workflows.named(launch.workflow);
  return found.ok ? found.value.id : undefined;
}

/**
 * All that keeps a launch from being sent, as far as it can be said before its variables have
 * values: a value with a variable in it is not compared with the form.
 */
export function checkLaunch<Form extends KnownForm>(
  value: unknown,
  { workflows, forms, lookup }: KnownForChecks<Form>,
): CheckedLaunch<Form> {
  const { launch, problems } = readWrittenLaunch(value);
  if (!launch) return { form: undefined, problems };
  const read = [...problems, ...substitute(launch, lookup).problems];
  if (!workflows || hasVariable(launch.workflow)) return { form: undefined, problems: read };
  const found = workflows.named(launch.workflow);
  if (!found.ok) {
    const unknown: LaunchProblem = { path: ['workflow'], at: 'value', fault: found.error };
    return { form: undefined, problems: [...read, unknown] };
  }
  const form = forms.get(found.value.id);
  const resolved = form ? resolveWritten(launch, form.form, form).problems : [];
  return {
    form,
    problems: [...read, ...resolved.filter((each) => isCertain(each, launch, resolved))],
  };
}

/** Whether a problem is there whatever the variables are, and is not said more closely below. */
function isCertain(
  { path, at }: LaunchProblem,
  launch: WrittenLaunch,
  all: readonly LaunchProblem[],
): boolean {
  if (at === 'name' || path.length === 0) return true;
  if (path.length === 1 && path[0] === 'values') return true;
  const isWithin = (other: LaunchPath): boolean =>
    other.length > path.length && path.every((part, index) => other[index] === part);
  return !hasVariable(writtenAt(launch, path)) && !all.some((other) => isWithin(other.path));
}

/** What stands at a path of a launch. */
function writtenAt(
  launch: WrittenLaunch,
  [property, name, index]: LaunchPath,
): Written | undefined {
  switch (property) {
    case 'workflow':
    case 'name':
    case 'due':
      return launch[property];
    case 'values':
    case 'taskLinks': {
      const pairs: readonly (readonly [string, Written])[] = launch[property];
      const value = pairs.find(([key]) => key === name)?.[1];
      return isList(value) && typeof index === 'number' ? value[index] : value;
    }
    default:
      return undefined;
  }
}

const isList = (value: Written | undefined): value is readonly Written[] => Array.isArray(value);

function hasVariable(value: Written | undefined): boolean {
  if (typeof value === 'string') return variablesIn(value).length > 0;
  return isList(value) && value.some(hasVariable);
}
