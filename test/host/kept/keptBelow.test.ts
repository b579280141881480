/** The rows below a workflow that was kept, before the service has answered, and after it has failed. */
import assert from 'node:assert/strict';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { type Reply, answer, json, reset } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type KeptScene, readWorkflows, useKeptScene } from '../support/keptScene.ts';
import type { NextStart } from '../support/nextStart.ts';
import { as, type NodeOf } from '../support/nodes.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

const two = [wireWorkflow(1), wireWorkflow(2)];
const changed = { tasks: [{ id: 101, number: 1, name: 'Another task' }] };
const changedService = serviceOf([wireWorkflow(1, changed), wireWorkflow(2)]);

describe('Rows that were kept below a workflow', () => {
  const useScene = useKeptScene(two);
  let scene: KeptScene;
  let next: NextStart;

  beforeEach(async () => {
    scene = useScene();
    await readWorkflows(scene.services);
    next = await scene.start();
  });

  /** Unfolds the first workflow. */
  async function unfold(): Promise<NodeOf<'workflow'>> {
    const [first] = await next.tree.getChildren();
    const row = as('workflow', first);
    assert.deepEqual(await below(row), ['form', 'task']);
    return row;
  }

  const below = async (row: WorkflowRow): Promise<readonly WorkflowRow['type'][]> =>
    (await next.tree.getChildren(row)).map(({ type }) => type);
  const labels = async (row: WorkflowRow): Promise<readonly unknown[]> =>
    (await next.tree.getChildren(row)).map((each) => next.tree.getTreeItem(each).label);

  /** Waits until the view is told to draw the rows below a workflow again. */
  const drawnBelow = (): Promise<WorkflowRow> =>
    eventually('other rows below a workflow', () =>
      Promise.resolve(next.drawn.flatMap((row) => (row === 'all' ? [] : [row]))[0]),
    );

  /** Has the service answer so about the first workflow alone. */
  function answerBelowFirst(reply: Reply): void {
    const service = serviceOf(two);
    scene.answer((response) => {
      (response.req.url?.startsWith('/workflows/1') ? reply : service)(response);
    });
  }

  it('are replaced alone, where only these have changed', async () => {
    scene.answer(changedService);
    await unfold();
    assert.deepEqual(await labels(await drawnBelow()), ['Kick-off form', '1. Another task']);
    assert.equal(next.drawn.length, 1);
  });

  for (const isAll of [true, false]) {
    it(`are those of the service after a refresh of ${isAll ? 'all' : 'the workflow'}, though it had failed while the workflow was folded up`, async () => {
      scene.answer(reset);
      const row = await unfold();
      // VS Code asks for nothing below a row that is folded up.
      await drawnBelow();
      scene.answer(changedService);
      if (isAll) next.store.refresh();
      else next.store.refreshOne(row.workflow.id);
      assert.deepEqual(await labels(row), ['Kick-off form', '1. Another task']);
    });
  }

  it('are asked for where a workflow is unfolded that was folded up before the service failed', async () => {
    const held = scene.hold();
    const row = await unfold();
    await held.arrived(2);
    next.fold(row);
    held.answer(answer(400));
    await drawnBelow();
    scene.answer(changedService);
    assert.deepEqual(await labels(row), ['Kick-off form', '1. Another task']);
  });

  it('are asked for once, where the service refuses them', async () => {
    answerBelowFirst(answer(400));
    const before = asked(scene.server).length;
    await unfold();
    assert.deepEqual(await below(await drawnBelow()), ['failure', 'form', 'task']);
    const requests = asked(scene.server).slice(before);
    assert.equal(requests.filter((each) => each === 'GET /workflows/1').length, 1);
  });

  it('are gone from sight where the service does not let me see the workflow any more', async () => {
    answerBelowFirst(json({ detail: 'Not for you.' }, 403));
    await unfold();
    assert.deepEqual(await below(await drawnBelow()), ['failure']);
  });
});
