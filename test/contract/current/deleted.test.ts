import assert from 'node:assert/strict';
import { assertDetail, assertDone } from './answers.ts';
import { type Json, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.4: runs outlive their template. */
describe('A template of today’s dialect that has been deleted', () => {
  const sandbox = useCurrentSandbox();
  let run: Json;

  before(async () => {
    run = await sandbox().launch(10, {});
    const remove = (as: 'priya' | 'maya') =>
      sandbox().ask('/templates/10', as, { method: 'DELETE' });
    assertDetail(await remove('priya'), 403);
    assertDone(await remove('maya'));
  });

  it('leaves its runs, which say what it was called (§3.4 template: null)', async () => {
    const detail = (await sandbox().read(`/workflows/${String(run.id)}`)) as Json;
    assert.deepEqual(
      [detail.template, detail.is_legacy_template, detail.legacy_template_name],
      [null, true, 'on-call handover'],
    );
    const { results } = (await sandbox().read('/workflows?status=running')) as Json;
    assert.deepEqual(
      (results as readonly Json[]).map(({ id, template }) => [id, template]),
      [[run.id, null]],
    );
  });

  it('leaves its tasks, which can be completed (§3.6 template_id: null)', async () => {
    const [task] = (await sandbox().read('/v3/tasks')) as readonly Json[];
    assert.deepEqual([task?.id, task?.template_id], [tasksOf(run)[0]?.id, null]);
    const answer = await sandbox().send(`/v2/tasks/${String(task?.id)}/complete`, {});
    assert.equal(answer.status, 200);
  });

  it('is neither listed nor there (§3.1, §2)', async () => {
    const list = (await sandbox().read('/templates')) as readonly Json[];
    assert.ok(!list.some(({ id }) => id === 10));
    assertDetail(await sandbox().ask('/templates/10', 'tomas'), 404);
    assertDetail(await sandbox().run(10, {}, 'tomas'), 404);
    assertDetail(await sandbox().run(10, {}), 403);
    assert.deepEqual(await sandbox().read('/templates/10/steps'), []);
  });
});
