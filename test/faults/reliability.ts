/** The published table of faults, made of the rows that the suite proves. */
import path from 'node:path';
import type { Dialect } from '../../src/api/dialect.ts';
import type { ServiceError } from '../../src/core/base/errors.ts';
import { root } from '../support/root.ts';
import type { Call } from './call.ts';
import { calls } from './calls.ts';
import { type Row, rows } from './rows.ts';
import { inShort, sentenceOf } from './sentences.ts';
import type { Expected } from './table/expected.ts';

export const reliabilityFile = path.join(root, 'docs/reliability.md');

const dialectNames: Readonly<Record<Dialect, string>> = {
  documented: 'the documented dialect',
  current: 'today’s dialect',
};

const requestsOf = ({ requests, orFewer }: Expected): string =>
  orFewer ? `${requests} or fewer` : String(requests);

/** The sentence already says what was not understood. */
const code = (error: ServiceError): string =>
  error.kind === 'notUnderstood' ? error.kind : inShort(error);

function line(fault: string, expected: Expected): string {
  const { answer } = expected;
  const cells =
    answer === 'value' ? ['the answer', '–'] : [`\`${code(answer)}\``, sentenceOf(answer)];
  return `| ${[fault, ...cells, requestsOf(expected)].join(' | ')} |`;
}

/** One line for a fault, or one for each dialect where they differ. */
function lines(ofFault: readonly Row[]): readonly string[] {
  const [first, ...others] = ofFault;
  if (!first) return [];
  const same = others.every(
    ({ expected }) => JSON.stringify(expected) === JSON.stringify(first.expected),
  );
  if (same) return [line(first.fault.name, first.expected)];
  return ofFault.map(({ fault, dialect, expected }) =>
    line(`${fault.name} (${dialectNames[dialect]})`, expected),
  );
}

function section(call: Call): string {
  const dialects = (Object.keys(call.targets) as Dialect[]).map((dialect) => dialectNames[dialect]);
  const ofCall = rows.filter((row) => row.call === call);
  const faults = [...new Set(ofCall.map(({ fault }) => fault))];
  return [
    `## ${call.title}`,
    '',
    `In ${dialects.join(' and in ')}: ${ofCall.length} cases.`,
    '',
    '| fault | what the client answers | what the person reads | requests |',
    '| --- | --- | --- | --: |',
    ...faults.flatMap((fault) => lines(ofCall.filter((row) => row.fault === fault))),
    '',
  ].join('\n');
}

const introduction = (): string => `# What happens when something goes wrong

Made by \`npm run reliability\` from the cases of \`test/faults\`: a server process fails in that way in
front of a real sandbox, and the call is made. ${new Set(rows.map(({ fault }) => fault)).size} ways to fail, ${calls.length} calls, both dialects, as far
as they go together: ${rows.length} cases.

Every line is asserted by the suite, which fails unless all of it holds: this page is compared with
the very cases that the same run of \`npm test\` proves. In the extension host of a real VS Code, the
list, the kick-off form and the launch meet the faults again, in both dialects: the sentence is read
in the view and in the form, and both are used again afterwards.

The last column counts the requests that the server has read of the kind that fails. A read is tried
up to three times where that may help. **A launch is sent once**, whatever happens; where it may have
started all the same, that is what the person is told, with the run’s name and the time it was sent.
Any other change, as the completion of a task, is sent once too.

Besides, in every case: the same client makes the same call with success once the fault is over, a
launch or a change that is said to have failed has done nothing, nothing is left behind that nobody
has caught, and no more than 32 MB of an answer are read, of a list of objects 64. Redirects are not followed. Runs and tasks
are followed in today’s dialect alone. Snoozing, resuming, ticking an item off, returning a task and
commenting on a run are sent by the same code as the changes below, which stand for them.

\`unreachable\`, \`timedOut\`, \`rateLimited\` and \`serverFault\` come with a button to try again; in the form,
what was typed stays.

`;

/** The whole document. */
export const reliabilityDocument = (): string => introduction() + calls.map(section).join('\n');
