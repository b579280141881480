import assert from 'node:assert/strict';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { accountId, runId, workflowId } from '../../../../src/core/base/ids.ts';
import { type RunRecord, newestFirst } from '../../../../src/core/launches/runRecord.ts';
import { withListed } from '../../../../src/core/workflows/workflow.ts';
import { workflowOf } from '../../../support/samples/workflows.ts';

describe('A workflow with what the list told of it', () => {
  const detail = workflowOf([]);
  const listed = {
    ...detail,
    name: 'As it was listed',
    finalizable: true,
    performersCount: 3,
    tasksCount: 6,
    sites: ['trello.com'],
  };

  it('has from the list what it lacks itself', () => {
    assert.deepEqual(withListed(detail, listed), { ...listed, name: detail.name });
  });

  it('keeps what it has itself, zero and no included', () => {
    const own = { performersCount: 0, tasksCount: 1, finalizable: false, sites: ['zoom.us'] };
    assert.deepEqual(withListed({ ...detail, ...own }, listed), { ...detail, ...own });
  });

  it('is as it is where it was not listed', () => {
    assert.equal(withListed(detail, undefined), detail);
  });
});

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
