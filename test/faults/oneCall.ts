/**
 * Makes one call in a process of its own, and prints the result as a `Measured`: `oneCall.ts ORIGIN
 * KEY DIALECT CALL`.
 */
import process from 'node:process';
import { createApi } from '../../src/api/connect.ts';
import { dialects } from '../../src/api/dialect.ts';
import { calls } from './calls.ts';
import { anyRunning } from './subject.ts';

/** The result of one call. */
export interface Measured {
  /** The kind of error, or `value`. */
  readonly end: string;
  /** How much the peak memory of the process grew, in megabytes. */
  readonly grownMb: number;
}

const [origin = '', key = '', spoken = '', id = ''] = process.argv.slice(2);
const dialect = dialects.find((each) => each === spoken);
const call = calls.find((each) => each.id === id);
if (!call) throw new Error(`There is no call ${id}.`);

const peakMb = (): number => process.resourceUsage().maxRSS / 1024;
const api = createApi({ server: origin, key }, { dialect });
const before = peakMb();
const answer = await call.send(api, { name: 'Measured', ...anyRunning });
const measured: Measured = {
  end: answer.ok ? 'value' : answer.error.kind,
  grownMb: Math.round(peakMb() - before),
};
console.log(JSON.stringify(measured));
