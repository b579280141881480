import type { LaunchProblem } from '../../core/kickoff/writtenLaunch.ts';
import type { Span } from './fileNode.ts';

/**
 * Where the variable that a problem is about stands in a value as the file has it, with quotes and
 * signs for other characters; undefined where that is not certain.
 */
export function variableInText(
  written: string,
  { within, fault }: Pick<LaunchProblem, 'within' | 'fault'>,
): Span | undefined {
  if (!within || !('name' in fault)) return undefined;
  const [start, end] = within;
  const variable = fault.code === 'envNotAllowed' ? `\${env:${fault.name}}` : `\${${fault.name}}`;
  if (end - start !== variable.length) return undefined;
  const quote = /^["']/.test(written) ? 1 : 0;
  const isPlain = quote === 0 || !/[\\\n]|''/.test(written);
  const found = { offset: quote + start, length: variable.length };
  if (isPlain && written.startsWith(variable, found.offset)) return found;
  const only = written.indexOf(variable);
  return only >= 0 && !written.includes(variable, only + 1)
    ? { offset: only, length: variable.length }
    : undefined;
}
