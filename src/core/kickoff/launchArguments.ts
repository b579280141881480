import { type Result, failure, success } from '../base/result.ts';
import { launchProperties, readWrittenLaunch } from './readWrittenLaunch.ts';
import type { LaunchProblem } from './writtenLaunch.ts';

/** How a launch of a key binding or of another extension is begun. */
export const launchWays = ['form', 'quick', 'confirm'] as const;
export type LaunchWay = (typeof launchWays)[number];

/** A launch as a key binding or another extension passes it to the command. */
export interface LaunchArguments {
  /** The launch, as a file has it. */
  readonly written: Readonly<Record<string, unknown>>;
  /** The questions for `${input:…}`, as a file has them. */
  readonly inputs: unknown;
  readonly how: LaunchWay;
}

/** What cannot be understood: a part of the launch, or how it is begun. */
export type ArgumentFault = LaunchProblem | 'how';

/** Reads the argument of the command; its shape alone is checked. */
export function readLaunchArguments(
  value: unknown,
): Result<LaunchArguments, readonly [ArgumentFault, ...ArgumentFault[]]> {
  const { how = 'form', inputs, ...written } = isObject(value) ? value : {};
  const way = launchWays.find((each) => each === how);
  const { problems } = readWrittenLaunch(isObject(value) ? written : value);
  const [first, ...others] = [...(way ? [] : ['how' as const]), ...problems];
  if (first !== undefined) return failure([first, ...others]);
  const launch = launchProperties.flatMap((name) =>
    written[name] === undefined ? [] : [[name, written[name]] as const],
  );
  return success({ written: Object.fromEntries(launch), inputs, how: way ?? 'form' });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
