import assert from 'node:assert/strict';
import fc from 'fast-check';
import { workflowId } from '../../../../src/core/base/ids.ts';
import { rowName } from '../../../../src/core/runs/rowName.ts';
import { formatTime } from '../../../../src/sandbox/current/values/time.ts';
import { triedZones } from '../../../support/samples/zones.ts';

const startedAt = Date.UTC(2026, 10, 27, 13, 58, 40);
const workflow = { id: workflowId('1'), name: 'Contract review' };
const inRow = (name: string, template?: string): string =>
  rowName({ name, startedAt, workflow }, template);

describe('The name of a run in its row', () => {
  for (const time of [
    'Nov 27, 2026, 01:58PM',
    'Nov 27, 2026, 13:58',
    '27 Nov, 2026, 01:58PM',
    '27 November, 2026, 13:58',
    // A quarter of an hour and other zones.
    'Nov 27, 2026, 07:28PM',
    'Nov 28, 2026, 03:58AM',
    'Nov 27, 2026, 05:58AM',
    // The name is made before the run.
    'Nov 27, 2026, 01:57PM',
  ]) {
    it(`is without ${time}, which the service has put there`, () => {
      assert.equal(inRow(`${time} — Contract review`), 'Contract review');
      assert.equal(inRow(`${time} — Contract re…`), 'Contract re…');
      assert.equal(inRow(`${time}: Ada Works`, '{{date}}: {{customer}}'), 'Ada Works');
    });
  }

  for (const [name, template] of [
    ['Contract review'],
    ['2026-11-27 — Contract review'],
    ['Nov 27, 2026, 02:05PM — Contract review'],
    ['Nov 26, 2026, 01:58PM — Contract review'],
    ['Nov 27, 2026, 01:58PM — Mine'],
    ['Nov 27, 2026, 01:58PM: Contract review'],
    ['Nov 27, 2026, 01:58PM', '{{date}}'],
    ['Nov 27, 2026, 01:58PM: Ada Works', 'On {{date}}'],
    ['Foo 27, 2026, 01:58PM — Contract review'],
  ] as const) {
    it(`is whole: ${name}`, () => {
      assert.equal(inRow(name, template), name);
    });
  }

  it('is whole where nobody knows when it was launched', () => {
    const name = 'Nov 27, 2026, 01:58PM — Contract review';
    assert.equal(rowName({ name, startedAt: undefined, workflow }, undefined), name);
  });

  it('is without any time that the service writes, in any zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(...triedZones),
        (at, zone) => {
          const run = {
            name: `${formatTime(at, zone)} — ${workflow.name}`,
            startedAt: at.getTime(),
          };
          assert.equal(rowName({ ...run, workflow }, undefined), workflow.name);
        },
      ),
    );
  });
});
