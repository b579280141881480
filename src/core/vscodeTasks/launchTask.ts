import { launchProperties } from '../kickoff/readWrittenLaunch.ts';
import { type Result, failure, success } from '../base/result.ts';

/** What a VS Code task waits for once its run has started. */
export type WaitFor =
  | { readonly until: 'started' }
  | { readonly until: 'finished' }
  /** Until a task of the run, called by its name or number, is completed. */
  | { readonly until: 'task'; readonly task: string };

/** Where the launch of a VS Code task is written. */
export type LaunchPlace =
  | {
      readonly in: 'file';
      /** The path of a launch file from its workspace folder, with slashes. */
      readonly path: string;
      /** The name of the launch; undefined where the file has only one. */
      readonly launch: string | undefined;
    }
  | { readonly in: 'definition'; readonly written: Readonly<Record<string, unknown>> };

/** The definition of a VS Code task that launches, as it is understood. */
export interface LaunchTask {
  readonly place: LaunchPlace;
  readonly wait: WaitFor;
}

/** What is wrong with the definition of a VS Code task. */
export type DefinitionFault =
  /** Neither a launch file nor a workflow is named. */
  | { readonly code: 'noLaunch' }
  /** A launch file is named, and values stand beside it. */
  | { readonly code: 'fileAndValues'; readonly property: string }
  | { readonly code: 'badPath'; readonly text: string }
  | { readonly code: 'badWait'; readonly text: string };

const taskPrefix = 'task:';

/** Reads the definition of a VS Code task, as it stands in tasks.json. */
export function readLaunchTask(
  definition: Readonly<Record<string, unknown>>,
): Result<LaunchTask, DefinitionFault> {
  const { launch, wait: awaited } = definition;
  const wait = readWait(awaited);
  if (!wait) return failure({ code: 'badWait', text: asText(awaited) });
  const given = launchProperties.filter((name) => !isLeftOut(definition[name]));
  if (isLeftOut(launch)) {
    if (!given.includes('workflow')) return failure({ code: 'noLaunch' });
    const written = Object.fromEntries(given.map((name) => [name, definition[name]]));
    return success({ place: { in: 'definition', written }, wait });
  }
  const [property] = given;
  if (property !== undefined) return failure({ code: 'fileAndValues', property });
  const place = typeof launch === 'string' ? readPlace(launch) : undefined;
  return place ? success({ place, wait }) : failure({ code: 'badPath', text: asText(launch) });
}

/** VS Code puts an empty text where a definition lacks a property. */
const isLeftOut = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function readWait(wait: unknown): WaitFor | undefined {
  if (isLeftOut(wait) || wait === 'started') return { until: 'started' };
  if (wait === 'finished') return { until: 'finished' };
  if (typeof wait !== 'string' || !wait.startsWith(taskPrefix)) return undefined;
  const task = wait.slice(taskPrefix.length).trim();
  return task === '' ? undefined : { until: 'task', task };
}

const fileAndName = /^(.*?\.pneumatic\.(?:json|yaml))(?:#(.*))?$/s;
const folderVariable = /^\$\{workspaceFolder\}\//;

/** A path that stays in its folder; undefined for any other text. */
function readPlace(text: string): LaunchPlace | undefined {
  const [, file, name] = fileAndName.exec(text.replace(folderVariable, '')) ?? [];
  if (file === undefined) return undefined;
  const path = file.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const leaves = /^\/|^[a-z]:|\$\{|(^|\/)\.\.(\/|$)/i.test(path);
  return leaves ? undefined : { in: 'file', path, launch: name === '' ? undefined : name };
}

/** The text by which a definition names a launch of a file. */
export const launchText = (path: string, name: string | undefined): string =>
  name === undefined ? path : `${path}#${name}`;

/**
 * A text by which the definition is known again: equal ones have the same, in whatever order their
 * properties stand.
 */
export const definitionKey = (definition: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(ordered(definition));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  // As pairs, so that a property called `__proto__` counts like any other; VS Code’s own begin with _.
  return Object.entries(value)
    .filter(([name, each]) => each !== undefined && !name.startsWith('_'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => [name, ordered(each)]);
}
