import assert from 'node:assert/strict';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { accountId, runId, workflowId } from '../../../../src/core/base/ids.ts';
import { type RunRecord, newestFirst } from '../../../../src/core/launches/runRecord.ts';

describe('Runs', () => {
  it('come newest first', () => {
    const run = (launchedAt: number): RunRecord => ({
      id: runId('1'),
      name: 'A run',
      workflow: { id: workflowId('7'), name: 'Onboarding' },
      account: { id: accountId('demo'), label: 'Demo' },
      launchedAt,
      input: emptyInput,
    });
    const sorted = [run(2), run(3), run(1)].sort(newestFirst);
    assert.deepEqual(
      sorted.map(({ launchedAt }) => launchedAt),
      [3, 2, 1],
    );
  });
});
