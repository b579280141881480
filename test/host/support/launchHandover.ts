import assert from 'node:assert/strict';
import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LaunchState } from '../../../src/protocol/kickoffPage.ts';

/** Launches the demo account's workflow without fields, with the part that a form uses. */
export async function launchHandover(services: Services, name: string): Promise<LaunchState> {
  const session = await services.sessions.current();
  const detail = await services.workflows.detail(workflowId('10'));
  assert.ok(session.state === 'signedIn' && detail.ok);
  const { account, api } = session;
  return services.launcher.launch(
    {
      account,
      api,
      workflow: detail.value,
      input: { ...emptyInput, name },
      suggestedName: name,
    },
    new AbortController().signal,
  );
}
