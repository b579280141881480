/** A launch as people and programs write it: in a file, a VS Code task, a link or an argument. */
import type { Problem } from '../form/validate.ts';

/** A value as JSON and YAML have it. */
export type Written =
  string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };

/** Where something stands in a written launch: the names and positions on the way to it. */
export type LaunchPath = readonly (string | number)[];

/** A launch by the names that people use; ids and API names work, too. Its texts may hold variables. */
export interface WrittenLaunch {
  /** The name of the workflow, or its id. */
  readonly workflow: string | number;
  /** The name of the run; undefined for the suggested one. */
  readonly name?: string | undefined;
  /** Values by the field’s name or API name, in the order of the source. */
  readonly values: readonly (readonly [string, Written])[];
  /** Links by the name or the number of the task. */
  readonly taskLinks: readonly (readonly [string, string])[];
  readonly urgent?: boolean | undefined;
  /** When the run is due, as it is typed in the box for a due date. */
  readonly due?: string | undefined;
}

/** What is wrong with a written launch; its text is chosen where it is shown. */
export type LaunchFault =
  /** Not an object, not a text …: `expected` is what should stand there. */
  | {
      readonly code: 'wrongType';
      readonly expected: 'object' | 'text' | 'textOrNumber' | 'truth' | 'value' | 'values';
    }
  | { readonly code: 'unknownProperty'; readonly name: string; readonly nearest: readonly string[] }
  /** The launch names no workflow. */
  | { readonly code: 'noWorkflow' }
  | { readonly code: 'unknownWorkflow'; readonly name: string; readonly nearest: readonly string[] }
  /** Several have the name; `ids` are theirs. */
  | { readonly code: 'ambiguousWorkflow'; readonly name: string; readonly ids: readonly string[] }
  | { readonly code: 'inactiveWorkflow'; readonly name: string }
  | { readonly code: 'unknownField'; readonly name: string; readonly nearest: readonly string[] }
  | { readonly code: 'ambiguousField'; readonly name: string; readonly ids: readonly string[] }
  /** The field or the task has a value already, by its other name. */
  | { readonly code: 'fieldTwice'; readonly name: string }
  | {
      readonly code: 'unknownSelection';
      readonly name: string;
      readonly nearest: readonly string[];
    }
  | { readonly code: 'ambiguousSelection'; readonly name: string; readonly ids: readonly string[] }
  | { readonly code: 'unknownPerson'; readonly name: string; readonly nearest: readonly string[] }
  | { readonly code: 'ambiguousPerson'; readonly name: string; readonly ids: readonly string[] }
  | { readonly code: 'unknownTask'; readonly name: string; readonly nearest: readonly string[] }
  | { readonly code: 'ambiguousTask'; readonly name: string; readonly ids: readonly string[] }
  | { readonly code: 'badDue'; readonly text: string }
  /** The service of this account takes no links, due dates or urgency with a launch. */
  | { readonly code: 'notTaken'; readonly what: 'taskLinks' | 'due' | 'urgent' }
  /** A required field has no value; reported at the values of the launch. */
  | { readonly code: 'missingField'; readonly name: string }
  /** What the form says of the value. */
  | { readonly code: 'form'; readonly problem: Problem }
  | { readonly code: 'unknownVariable'; readonly name: string; readonly nearest: readonly string[] }
  /** The variable has no value now. */
  | { readonly code: 'noValue'; readonly name: string; readonly why: string }
  /** `${env:…}` of a name that the setting does not list. */
  | { readonly code: 'envNotAllowed'; readonly name: string };

/** A fault and its place. */
export interface LaunchProblem {
  readonly path: LaunchPath;
  /** Whether it is about the name of the last property of the path, or about its value. */
  readonly at: 'name' | 'value';
  /** The part of the text that it is about, in characters; left out for all of it. */
  readonly within?: readonly [start: number, end: number] | undefined;
  readonly fault: LaunchFault;
}
