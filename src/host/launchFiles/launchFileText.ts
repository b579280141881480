import { stringify } from 'yaml';
import { writtenJson } from '../../core/kickoff/writeLaunch.ts';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';

/** The text of a launch file with one launch. */
export function launchFileText(launch: WrittenLaunch, format: 'json' | 'yaml'): string {
  const value = writtenJson(launch);
  return format === 'json'
    ? `${JSON.stringify(value, null, 2)}\n`
    : stringify(value, { lineWidth: 0 });
}
