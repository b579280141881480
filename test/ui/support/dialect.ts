import process from 'node:process';

/** The API of the servers in this suite, which is run once with each. */
export type Dialect = 'documented' | 'current';

/** The variable with the dialect of a run; the documented one by default. */
const variable = 'PNEUMATIC_DIALECT';

export const dialect: Dialect = process.env[variable] === 'current' ? 'current' : 'documented';

/** The value for the dialect of this run. */
export const byDialect = <Documented, Current>(values: {
  readonly documented: Documented;
  readonly current: Current;
}): Documented | Current => values[dialect];

/** The address of a workflow, relative to the server. */
export const workflowPath = (id: number): string =>
  byDialect({ documented: `/workflows/${id}`, current: `/templates/${id}` });

/** A day as the dialect sends it: `YYYY-MM-DD`, or the seconds of its noon in UTC, Maya’s zone. */
export function wireDay(year: number, month: number, date: number): string | number {
  const digits = (number: number): string => String(number).padStart(2, '0');
  return byDialect({
    documented: `${year}-${digits(month)}-${digits(date)}`,
    current: Date.UTC(year, month - 1, date, 12) / 1000,
  });
}
