import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import {
  type FailedTest,
  type Report,
  type TimedTest,
  outputVariable,
  reportVariable,
  slowestOf,
} from './report.ts';

/** Mocha's own report, and ours as a file for the run that adds reports up. */
export class Reporter extends Mocha.reporters.Spec {
  readonly #timed: TimedTest[] = [];
  readonly #failures: FailedTest[] = [];

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    const output = process.env[outputVariable];
    if (output !== undefined) {
      Mocha.reporters.Base.consoleLog = (...parts: readonly unknown[]) => {
        appendFileSync(output, `${format(...parts)}\n`);
      };
    }
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test: Mocha.Test) => {
      this.#timed.push({ ...named(test), milliseconds: test.duration ?? 0 });
    });
    runner.on(EVENT_TEST_FAIL, (test: Mocha.Runnable, error: Error) => {
      this.#failures.push({ ...named(test), message: error.message });
    });
    runner.once(EVENT_RUN_END, () => {
      const file = process.env[reportVariable];
      if (file !== undefined) writeFileSync(file, JSON.stringify(this.#report()));
    });
  }

  #report(): Report {
    const { passes, failures, pending } = this.stats;
    return {
      passed: passes,
      failed: failures,
      skipped: pending,
      slowest: slowestOf(this.#timed),
      failures: this.#failures,
    };
  }
}

const named = (test: Mocha.Runnable): { title: string; file: string | undefined } => ({
  title: test.titlePath().join(' › '),
  file: test.file ?? test.parent?.file,
});

// The name under which `require`, and so mocha, takes a module's main value.
export { Reporter as 'module.exports' };
