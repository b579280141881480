import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { runId, workflowId } from '../../../src/core/base/ids.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { keyOf } from '../../support/members.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §4.4: the service's own extensions of Markdown. */
describe('The client and the Markdown of today’s service', () => {
  const sandbox = useCurrentSandbox();
  let api: PneumaticApi;
  let run: Json;

  before(async () => {
    const { origin } = sandbox().process;
    api = createApi({ server: origin, key: keyOf('tomas') }, { dialect: 'current' });
    run = await sandbox().launch(
      17,
      { kickoff: { boat: 'Seabird', when: 'Now', helper: 'Night shift' } },
      'tomas',
    );
  });

  it('shows mentions as names, attachments as links, and items of checklists once', async () => {
    const { tasks } = await valueOf(api.getRun(runId(String(run.id))));
    const survey = tasks.find(({ state }) => state === 'active');
    assert.ok(survey);
    const { description, checklists } = await valueOf(api.getTask(survey.id));
    assert.equal(
      description,
      'Walk around **Seabird** with @Tomás Rivera before the cover goes on.\n\n\n' +
        'Where she stands: [Yard plan.png](https://blueharbor.example/files/yard-plan-2026)',
    );
    assert.deepEqual(
      checklists.flatMap(({ items }) => items.map(({ label }) => label)),
      ['Keel and rudder', 'Skin fittings'],
    );
  });

  it('shows items of checklists as a task list, where a workflow is only defined', async () => {
    const { tasks } = await valueOf(api.getWorkflow(workflowId('17')));
    const [survey] = tasks.filter(({ description }) => description.includes('Keel'));
    assert.match(survey?.description ?? '', /^- \[ \] Keel and rudder\n- \[ \] Skin fittings$/m);
    assert.doesNotMatch(survey?.description ?? '', /clist|\|\d+\]/);
  });

  it('shows them so in comments, too, and leaves ordinary pictures alone', async () => {
    const text =
      'See ![a.txt](https://x.example/files/1 "attachment_id:3 entityType:file"), ' +
      '![b](https://x.example/b.png "A pier") [Aiko Tanaka|5]';
    await valueOf(api.commentOnRun(runId(String(run.id)), text));
    const { items } = await valueOf(api.listEvents(runId(String(run.id)), undefined));
    assert.equal(
      items.find(({ kind }) => kind === 'comment')?.text,
      'See [a.txt](https://x.example/files/1), ![b](https://x.example/b.png "A pier") @Aiko Tanaka',
    );
  });
});
