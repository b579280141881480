import assert from 'node:assert/strict';
import { type DialectOptions, createApi } from '../../../src/api/connect.ts';
import { detectDialect } from '../../../src/api/detect.ts';
import type { Dialect } from '../../../src/api/dialect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { type FormInput, type FieldValue, emptyInput } from '../../../src/core/form/input.ts';
import { fieldId, workflowId } from '../../../src/core/base/ids.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { storedRun } from '../../support/sandboxRuns.ts';
import { launchOf } from '../../support/samples/workflows.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const goLive = workflowId('14');

const filledIn = (
  values: Readonly<Record<string, FieldValue>>,
  name: string | null = null,
): FormInput => ({
  ...emptyInput,
  name,
  values: Object.entries(values).map(([id, value]) => [fieldId(id), value] as const),
});

describe('The client and a sandbox that speaks today’s API', () => {
  const sandbox = useCurrentSandbox();
  const documented = useSandbox();
  const connect = (member: Member = 'maya', options: DialectOptions = {}): PneumaticApi =>
    createApi({ server: sandbox().process.origin, key: keyOf(member) }, options);
  const detail = (id: string, member?: Member): Promise<WorkflowDetail> =>
    valueOf(connect(member).getWorkflow(workflowId(id)));
  const launch = async (workflow: WorkflowDetail, input: FormInput, member?: Member) =>
    connect(member).launch(launchOf(workflow, input, undefined));

  it('find out which of the two a server speaks', async () => {
    const { origin, key } = documented();
    assert.equal(await valueOf(detectDialect({ server: origin, key })), 'documented');
    const server = sandbox().process.origin;
    assert.equal(await valueOf(detectDialect({ server, key: keyOf('maya') })), 'current');
    const wrong = await errorOf(detectDialect({ server, key: 'pn-no-such-key' }));
    assert.equal(wrong.kind, 'unauthorized');
  });

  it('tell the host what they have found out', async () => {
    const told: Dialect[] = [];
    const api = connect('maya', { onDetected: (dialect) => told.push(dialect) });
    await valueOf(api.listWorkflows({ ordering: 'name' }));
    assert.deepEqual(told, ['current']);
    assert.equal((await valueOf(api.capabilities())).namesRuns, true);
  });

  it('tell who owns the key', async () => {
    const context = (await sandbox().read('/auth/context', 'priya')) as Json;
    assert.deepEqual(await valueOf(connect('priya').whoAmI()), {
      id: String(context.id),
      name: 'Priya Nair',
      email: emailOf('priya'),
      account: 'Blue Harbor',
      isAdmin: false,
    });
    assert.equal((await valueOf(connect('maya').whoAmI()))?.isAdmin, true);
  });

  for (const member of ['maya', 'priya', 'jonas'] as const) {
    it(`list for ${member} what the service lists`, async () => {
      const wire = (await sandbox().read('/templates?ordering=name', member)) as readonly Json[];
      const page = await valueOf(connect(member).listWorkflows({ ordering: 'name' }));
      assert.ok(wire.length > 0);
      assert.deepEqual(
        page.items.map(({ id, name, active }) => [Number(id), name, active]),
        wire.map(({ id, name, is_active }) => [id, name, is_active]),
      );
    });
  }

  it('make one form of loose fields and sets, in their order, without what is hidden', async () => {
    const { form, nameTemplate, tasks } = await detail('14');
    assert.deepEqual(
      form.fields.map(({ id, section }) => [id, section?.title ?? section]),
      [
        ['marina', undefined],
        ['contact', undefined],
        ['guide', undefined],
        ['share-hardware', 'How is the budget split?'],
        ['share-software', 'How is the budget split?'],
        ['share-training', 'How is the budget split?'],
        ['opening', undefined],
        ['power', 'Site'],
        ['services', 'Site'],
        ['season', undefined],
        ['map', undefined],
        ['notes', undefined],
      ],
    );
    assert.equal(nameTemplate, '{{marina}} goes live – {{ date }}');
    assert.equal(tasks.length, 3);
  });

  it('offer the items of datasets, in sets too', async () => {
    const { form } = await detail('14');
    const offered = (id: string) =>
      form.fields.find((field) => field.id === id)?.selections.map(({ label }) => label) ?? [];
    assert.deepEqual(offered('marina').slice(0, 2), ['Test marina', 'Not in this list']);
    assert.equal(offered('marina').length, 2 + 5);
    assert.equal(offered('power').length, 2 + 3);
  });

  it('read the form of a workflow whose tasks are shown to its owners only', async () => {
    const mine = await detail('7');
    const theirs = await detail('7', 'priya');
    assert.equal((await sandbox().ask('/templates/7', 'priya')).status, 403);
    assert.deepEqual([mine.tasks.length, theirs.tasks.length], [6, 0]);
    assert.deepEqual(theirs.form, mine.form);
  });

  it('launch each kind of field as the service wants it', async () => {
    const workflow = await detail('14');
    const input = filledIn({
      marina: 'Test marina',
      contact: 'Harbour office',
      guide: emailOf('priya'),
      'share-hardware': '50,5',
      'share-software': '29.5',
      'share-training': '20',
      opening: '2027-04-01',
      services: ['Wi-Fi', 'Water'],
      notes: '**Two** cranes',
    });
    const run = await launch(workflow, input);
    assert.ok(run.ok, JSON.stringify(run));
    const stored = storedRun(sandbox().process.file, run.value.id);
    const { opening, ...rest } = stored.kickoff;
    assert.deepEqual(rest, {
      marina: 'Test marina',
      contact: 'Harbour office',
      guide: emailOf('priya'),
      'share-hardware': '50.5',
      'share-software': '29.5',
      'share-training': '20',
      services: ['Water', 'Wi-Fi'],
      season: 'Low season',
      notes: '**Two** cranes',
    });
    const day = new Date(Number(opening) * 1000);
    assert.deepEqual([day.getFullYear(), day.getMonth(), day.getDate()], [2027, 3, 1]);
    assert.match(run.value.name ?? '', /^Test marina goes live – /);
    assert.equal(stored.name, run.value.name);
  });

  it('launch under the name that was typed', async () => {
    const workflow = await detail('15');
    const run = await launch(workflow, filledIn({}, 'Berth 12'));
    assert.equal(run.ok && run.value.name, 'Berth 12');
  });

  it('learn at which field a launch is refused', async () => {
    const workflow = await detail('14');
    const values = { marina: 'Test marina', contact: 'x'.repeat(141), guide: emailOf('priya') };
    const error = await errorOf(launch(workflow, filledIn(values)));
    assert.ok(error.kind === 'rejected');
    assert.deepEqual(
      error.rejections.map(({ target }) => target),
      [{ part: 'field', id: 'contact' }],
    );
  });

  it('learn of a rule that no single field breaks', async () => {
    const workflow = await detail('14');
    const values = { marina: 'Test marina', contact: 'A', guide: emailOf('priya') };
    const input = filledIn({ ...values, 'share-hardware': '1' });
    const error = await errorOf(launch(workflow, input));
    assert.ok(error.kind === 'rejected');
    assert.notEqual(error.message, '');
    assert.ok(error.rejections.every(({ target }) => target.part === 'form'));
  });

  it('are forbidden to launch what the member may not', async () => {
    const workflow = await detail('14');
    const error = await errorOf(launch(workflow, filledIn({}), 'jonas'));
    assert.equal(error.kind, 'forbidden');
    assert.equal((await detail('14')).id, goLive);
  });
});
