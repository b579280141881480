/** A test by its name, with the file that it stands in. */
export interface NamedTest {
  readonly title: string;
  readonly file: string | undefined;
}

/** A test and how long it took. */
export interface TimedTest extends NamedTest {
  readonly milliseconds: number;
}

/** A test, or a hook around tests, and the text of its error. */
export interface FailedTest extends NamedTest {
  readonly message: string;
}

/** The result of a suite. Skipped tests are those marked so in the code. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The slowest first. */
  readonly slowest: readonly TimedTest[];
  readonly failures: readonly FailedTest[];
}

/** The variable with the file for the report, which is written as JSON at the end of a suite. */
export const reportVariable = 'PNEUMATIC_TEST_REPORT';
/** The variable with a file for the output, for a process without a console. */
export const outputVariable = 'PNEUMATIC_TEST_OUTPUT';

const listed = 10;

/** The ten slowest of these tests, the slowest first. */
export const slowestOf = (tests: readonly TimedTest[]): readonly TimedTest[] =>
  tests.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, listed);

/** One report of several suites. */
export function addReports(reports: readonly Report[]): Report {
  const sum = (which: 'passed' | 'failed' | 'skipped'): number =>
    reports.reduce((total, report) => total + report[which], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    slowest: slowestOf(reports.flatMap(({ slowest }) => slowest)),
    failures: reports.flatMap(({ failures }) => failures),
  };
}
