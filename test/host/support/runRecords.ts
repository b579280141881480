import { demoAccountId } from '../../../src/core/account/account.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { runId, workflowId } from '../../../src/core/base/ids.ts';
import type { RunRecord } from '../../../src/core/launches/runRecord.ts';

/** A run of the demo account, launched at `launchedAt`, with an id and a name of its own. */
export const runRecordOf = (
  id: string,
  launchedAt: number,
  some: Partial<RunRecord> = {},
): RunRecord => ({
  id: runId(id),
  name: `Run ${id}`,
  workflow: { id: workflowId('7'), name: 'Release to production' },
  account: { id: demoAccountId, label: 'Demo account' },
  launchedAt,
  input: emptyInput,
  ...some,
});
