import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import { type AccountId, fieldId, workflowId } from '../../../src/core/base/ids.ts';
import { errorText } from '../../../src/host/service/errorText.ts';
import { workflowPartItem } from '../../../src/host/workflows/workflowPartItems.ts';
import { WorkflowsBelow } from '../../../src/host/workflows/workflowsBelow.ts';
import { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { WorkflowsTree } from '../../../src/host/workflows/workflowsTree.ts';
import type { BenchParts } from './benchAccount.ts';
import { type Started, started } from './keptScene.ts';
import { standInView } from '../../host/support/standInView.ts';

const workflowOf = (number: number): Workflow => ({
  id: workflowId(String(number)),
  name: `Onboarding – team ${number}`,
  description: 'From the first call to the first week: who does what, when, and where it is kept.',
  active: number % 7 !== 0,
  ...{ finalizable: true, performersCount: 3, tasksCount: 6, mayRun: [] },
  sites: ['trello.com', 'gmail.com'],
  form: {
    description: 'Kick-off form description',
    fields: ['Full name', 'Notes', 'Place of work'].map((name) => ({
      ...{ id: fieldId(`${name}-${number}`), name, kind: 'string', sourceType: 'string' },
      ...{ description: 'What the field is for, in one sentence.', required: true, selections: [] },
    })),
  },
});

/** Makes starts of VS Code with so many workflows kept, for a server that never answers. */
export async function makeWorkflowStarts(
  { openKept, sessions, keyOwner, zones, log }: BenchParts,
  account: AccountId,
  size: number,
): Promise<() => Started> {
  const kept = openKept();
  const items = Array.from({ length: size }, (_, at) => workflowOf(at));
  kept.writeList(account, 'workflows -date', items, []);
  await kept.flush();
  kept.dispose();
  return () => {
    const own = openKept();
    const store = new WorkflowStore(sessions, own);
    const tree = new WorkflowsTree({
      ...{ sessions, workflows: store, keyOwner, zones, log },
      savedLaunches: () => Promise.reject(new Error('Nothing is unfolded in a bench.')),
      loadBelow: (below) => Promise.resolve(new WorkflowsBelow(below)),
      loadPartItems: () => Promise.resolve({ errorText, workflowPartItem }),
      createView: () => standInView(),
      resolveItem: (item) => Promise.resolve(item),
    });
    return started(tree, () => {
      store.dispose();
      own.dispose();
    });
  };
}
