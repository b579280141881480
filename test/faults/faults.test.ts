/** Every call meets every fault, in both dialects: the cases of `docs/reliability.md`. */
import assert from 'node:assert/strict';
import type { ServiceError } from '../../src/core/base/errors.ts';
import { type BothDialects, startBoth } from './behind.ts';
import { calls } from './calls.ts';
import { checkRequests } from './checkRequests.ts';
import { type Row, rows } from './rows.ts';
import { type Observed, timeless, tryRow } from './tryRow.ts';

/** How many cases that wait for a moment run at the same time. */
const momentsAtOnce = 16;

const mayHaveHappened: readonly ServiceError['kind'][] = ['outcomeUnknown', 'changeUnknown'];

/** In every case, the change is sent once at most, and done only if the answer allows for it. */
function checkEffect({ call }: Row, { answer, sent, done }: Observed): void {
  assert.ok(
    sent <= (call.kind === 'read' ? 0 : 1),
    `${sent} requests were sent to change something.`,
  );
  const told = answer.ok || mayHaveHappened.includes(answer.error.kind);
  assert.ok(done <= (told ? 1 : 0), `It was done ${done} times.`);
}

function check(row: Row, observed: Observed): void {
  const { answer, afterwards } = observed;
  assert.deepEqual(answer.ok ? 'value' : timeless(answer.error), row.expected.answer);
  if (answer.ok) assert.ok(row.fault.holds?.(answer.value) ?? true, 'The answer is another.');
  checkRequests(row.expected, observed.requests);
  checkEffect(row, observed);
  assert.equal(afterwards.ok, true, 'The call fails afterwards too.');
}

describe('Every call and every fault', () => {
  const uncaught: unknown[] = [];
  const keep = (reason: unknown): void => {
    uncaught.push(reason);
  };
  const early = new Map<Row, Promise<Observed>>();
  let both: BothDialects;

  before(async () => {
    process.on('unhandledRejection', keep);
    both = await startBoth();
    // Cases that mostly wait run at the same time. Those that wait for a moment alone do so few at a
    // time: else each waits for the others so long that a server closes connections in between.
    const begin = (row: Row): Promise<Observed> => {
      const trying = tryRow(row, both.of(row.dialect));
      early.set(row, trying);
      return trying;
    };
    const ofMoments = rows.filter(({ fault }) => fault.lasts === 'aWhile');
    const work = async (): Promise<void> => {
      for (let row = ofMoments.shift(); row; row = ofMoments.shift()) {
        await Promise.allSettled([begin(row)]);
      }
    };
    const endless = rows.filter(({ fault }) => fault.lasts === 'forever').map(begin);
    await Promise.allSettled([...endless, ...Array.from({ length: momentsAtOnce }, work)]);
  });
  after(async () => {
    await both.stop();
    process.off('unhandledRejection', keep);
  });

  for (const call of calls) {
    describe(call.title, () => {
      for (const row of rows.filter((each) => each.call === call)) {
        it(`${row.fault.name} (${row.dialect})`, async () => {
          check(row, await (early.get(row) ?? tryRow(row, both.of(row.dialect))));
        });
      }
    });
  }

  it('leave no rejection that nobody has caught', () => {
    assert.deepEqual(uncaught, []);
  });
});
