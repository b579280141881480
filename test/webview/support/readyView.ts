import { emptyInput } from '../../../src/core/form/input.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import type { LoadedKickoff } from '../../../src/protocol/kickoffPage.ts';

/** The host's view of a workflow whose form is empty. */
export const readyView = (
  workflow: WorkflowDetail,
  some: Partial<LoadedKickoff> = {},
): LoadedKickoff => ({
  state: 'ready',
  workflow,
  people: [],
  assignees: undefined,
  uploads: undefined,
  schedulesRuns: false,
  namesRuns: false,
  followsRuns: false,
  opensInBrowser: false,
  rules: { nameLength: undefined, stringLength: undefined },
  overridesTaskLinks: true,
  suggestedName: `${workflow.name} – today`,
  input: emptyInput,
  launch: { phase: 'idle' },
  account: { label: 'api.pneumatic.app', demo: false },
  ...some,
});
