import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** The result of a suite. Skipped tests are those marked so in the code. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The variable with the file for the counts, which is written as JSON at the end of a suite. */
export const countsVariable = 'PNEUMATIC_TEST_COUNTS';
/** The variable with a file for the report, for a process without a console. */
export const outputVariable = 'PNEUMATIC_TEST_OUTPUT';

/** Mocha's own report, and a file with the counts. */
export class Reporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    const output = process.env[outputVariable];
    if (output !== undefined) {
      Mocha.reporters.Base.consoleLog = (...parts: readonly unknown[]) => {
        appendFileSync(output, `${format(...parts)}\n`);
      };
    }
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const counts: Counts = { passed: passes, failed: failures, skipped: pending };
      const file = process.env[countsVariable];
      if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
    });
  }
}

// The name under which `require`, and so mocha, takes a module's main value.
export { Reporter as 'module.exports' };
