import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** How a suite went. Skipped are the ones marked so in the code. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Names the file that the counts are written to, as JSON, when a suite is over. */
export const countsVariable = 'PNEUMATIC_TEST_COUNTS';
/** Names a file that takes the report instead of the console, where that leads nowhere. */
export const outputVariable = 'PNEUMATIC_TEST_OUTPUT';

/** Mocha's own report, and the counts in a file for who adds them up. */
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

// The name under which `require`, and so mocha, takes a module for the thing itself.
export { Reporter as 'module.exports' };
