import path from 'node:path';
import type { FailedTest, NamedTest, Report, TimedTest } from '../support/report.ts';
import { projectRoot } from '../vscode/paths.ts';

/** The source of a test, from the root of the project; a test of the host runs as a bundle. */
function sourceOf(file: string): string {
  const relative = path.relative(projectRoot, file).split(path.sep).join('/');
  return relative.replace(/^out\/(test\/host\/.*)\.cjs$/, '$1.ts');
}

const nameOf = ({ title, file }: NamedTest): string =>
  file === undefined ? title : `${sourceOf(file)}: ${title}`;

const slow = (test: TimedTest): string =>
  `${(test.milliseconds / 1000).toFixed(1).padStart(7)} s  ${nameOf(test)}`;

const failure = (test: FailedTest): string =>
  `  ${nameOf(test)}\n${test.message.replace(/^/gm, '      ')}`;

const skippedText = (skipped: number): string =>
  `${skipped} skipped; the reasons are in the tests.`;

/** The text at the end of a run: the closing line is the last one, and alone. */
export function summaryOf({ passed, failed, skipped, slowest, failures }: Report): string {
  const parts = [
    ...(slowest.length > 0 ? [['The slowest tests:', ...slowest.map(slow)].join('\n')] : []),
    ...(failures.length > 0 ? [['Failed:', ...failures.map(failure)].join('\n')] : []),
    ...(skipped > 0 ? [skippedText(skipped)] : []),
    `${passed} passed, ${failed} failed`,
  ];
  return `\n${parts.join('\n\n')}`;
}
