import { parseArgs } from 'node:util';
import { type SuiteName, suiteNames } from './suites.ts';

/** The task of a run. */
export interface RunOptions {
  readonly suites: readonly SuiteName[];
  /** Whether lint may trust what it found out before. */
  readonly cached: boolean;
}

const quick: readonly SuiteName[] = ['types', 'lint', 'unit', 'manifest'];
const isSuite = (name: string): name is SuiteName => suiteNames.some((each) => each === name);

/** The options in the arguments; a text says why they are refused. */
export function readOptions(args: readonly string[]): RunOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
    });
    const named = [...(values.only ?? []), ...positionals].flatMap((names) => names.split(','));
    return chosen(named, values.quick === true);
  } catch (error) {
    return (error as Error).message;
  }
}

function chosen(named: readonly string[], cached: boolean): RunOptions | string {
  const unknown = named.filter((name) => !isSuite(name));
  if (unknown.length > 0) {
    return `There is no suite “${unknown.join('”, “')}”. The suites are: ${suiteNames.join(', ')}.`;
  }
  if (named.length > 0) return { suites: named.filter(isSuite), cached };
  return { suites: cached ? quick : suiteNames, cached };
}
