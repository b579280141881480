import assert from 'node:assert/strict';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { accountId, runId, workflowId } from '../../../../src/core/base/ids.ts';
import {
  type PendingLaunch,
  asUnknown,
  cameOf,
  isAbandoned,
  pendingName,
} from '../../../../src/core/launches/pendingLaunch.ts';

const owner = { host: 'here', pid: 1, startedAt: 1 };
const launch: PendingLaunch = {
  id: 'a',
  name: 'Harbormaster 5',
  workflow: { id: workflowId('7'), name: 'Release' },
  account: { id: accountId('demo'), label: 'Demo account' },
  sentAt: 1000,
  input: emptyInput,
  progress: { state: 'sending', owner, until: 2000 },
};

describe('A launch without an answer', () => {
  it('is its owner’s while that lives and is not late', () => {
    assert.equal(
      isAbandoned(launch, 2000, () => false),
      false,
    );
  });

  it('is abandoned when its owner has ended', () => {
    assert.equal(
      isAbandoned(launch, 1001, (who) => who === owner),
      true,
    );
  });

  it('is abandoned when it is late, whatever is known of its owner', () => {
    assert.equal(
      isAbandoned(launch, 2001, () => false),
      true,
    );
  });

  it('is not abandoned once its outcome is known to be unknown', () => {
    assert.equal(
      isAbandoned(asUnknown(launch, 'timeout'), 9999, () => true),
      false,
    );
  });

  it('has the name of its workflow where the service was to name the run', () => {
    assert.equal(pendingName(launch), 'Harbormaster 5');
    assert.equal(pendingName({ ...launch, name: undefined }), 'Release');
  });

  it('knows the run that came of it', () => {
    const { name, workflow, account, sentAt: launchedAt, input } = launch;
    const run = { id: runId('1'), name: name ?? '', workflow, account, launchedAt, input };
    const others = [
      { ...run, launchedAt: 1001 },
      { ...run, account: { ...account, id: accountId('https://api.example') } },
      { ...run, workflow: { ...workflow, id: workflowId('8') } },
      { ...run, input: { ...input, name: 'Launched elsewhere at the same time' } },
    ];
    assert.deepEqual(
      [run, ...others].map((each) => cameOf(launch, each)),
      [true, false, false, false, false],
    );
  });
});
