import { nearest } from '../base/nearest.ts';
import type {
  LaunchFault,
  LaunchPath,
  LaunchProblem,
  Written,
  WrittenLaunch,
} from './writtenLaunch.ts';

/** The properties of a launch. */
export const launchProperties = [
  'workflow',
  'name',
  'values',
  'taskLinks',
  'urgent',
  'due',
] as const;

/** Properties that the whole of a launch file may have beside those of its only launch. */
const ofFile: readonly string[] = ['inputs', '$schema'];

/** A launch as far as it has the right shape, and what is wrong with it. */
export interface ReadLaunch {
  /** undefined where no launch can be made of it. */
  readonly launch: WrittenLaunch | undefined;
  readonly problems: readonly LaunchProblem[];
}

type Expected = Extract<LaunchFault, { code: 'wrongType' }>['expected'];

const at = (
  path: LaunchPath,
  fault: LaunchFault,
  of: 'name' | 'value' = 'value',
): LaunchProblem => ({
  path,
  at: of,
  fault,
});

const wrongType = (path: LaunchPath, expected: Expected): LaunchProblem =>
  at(path, { code: 'wrongType', expected });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the shape of a launch alone: whether its names exist depends on the account. */
export function readWrittenLaunch(value: unknown): ReadLaunch {
  if (!isObject(value)) return { launch: undefined, problems: [wrongType([], 'object')] };
  const entries = new Map(Object.entries(value));
  const problems = [...unknownProperties(entries.keys())];
  const take = <Value>(
    name: (typeof launchProperties)[number],
    expected: Expected,
    is: (value: unknown) => value is Value,
  ): Value | undefined => {
    const given = entries.get(name);
    if (given === undefined || is(given)) return given;
    problems.push(wrongType([name], expected));
    return undefined;
  };
  const workflow = take('workflow', 'textOrNumber', isTextOrNumber);
  const launch = {
    name: take('name', 'text', isText),
    values: pairs(take('values', 'values', isObject), 'values', isWritten, 'value', problems),
    taskLinks: pairs(take('taskLinks', 'object', isObject), 'taskLinks', isText, 'text', problems),
    urgent: take('urgent', 'truth', (given) => typeof given === 'boolean'),
    due: take('due', 'text', isText),
  };
  if (workflow === undefined || workflow === '') {
    if (!problems.some(({ path }) => path[0] === 'workflow'))
      problems.push(at(workflow === undefined ? [] : ['workflow'], { code: 'noWorkflow' }));
    return { launch: undefined, problems };
  }
  return { launch: { workflow, ...launch }, problems };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isTextOrNumber = (value: unknown): value is string | number =>
  isText(value) || (typeof value === 'number' && Number.isFinite(value));

/** Whether a field of any kind could take it: a text, a number, yes or no, nothing, or a list. */
const isWritten = (value: unknown): value is Written =>
  isTextOrNumber(value) ||
  typeof value === 'boolean' ||
  value === null ||
  (Array.isArray(value) && value.every(isTextOrNumber));

function unknownProperties(names: Iterable<string>): readonly LaunchProblem[] {
  const known: readonly string[] = launchProperties;
  return [...names]
    .filter((name) => !known.includes(name) && !ofFile.includes(name))
    .map((name) =>
      at([name], { code: 'unknownProperty', name, nearest: nearest(name, known) }, 'name'),
    );
}

function pairs<Value>(
  given: Readonly<Record<string, unknown>> | undefined,
  name: string,
  is: (value: unknown) => value is Value,
  expected: Expected,
  problems: LaunchProblem[],
): readonly (readonly [string, Value])[] {
  return Object.entries(given ?? {}).flatMap(([key, value]) => {
    if (is(value)) return [[key, value] as const];
    problems.push(wrongType([name, key], expected));
    return [];
  });
}
