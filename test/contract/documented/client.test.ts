import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import { orderings } from '../../../src/core/workflows/ordering.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { type FormInput, type FieldValue, emptyInput } from '../../../src/core/form/input.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { validate } from '../../../src/core/form/validate.ts';
import { fieldId, taskId, workflowId } from '../../../src/core/base/ids.ts';
import { type Field, fieldKinds } from '../../../src/core/form/field.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { send } from '../../support/sandboxRequest.ts';
import { storedRun, storedRuns } from '../../support/sandboxRuns.ts';
import { launchOf, wholeForm } from '../../support/samples/workflows.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { emailOf } from '../../support/members.ts';

interface WirePerson {
  readonly id: number;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly photo: string | null;
  readonly status: string;
}
interface WireWorkflow {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly is_active: boolean;
  readonly finalizable?: boolean;
  readonly performers_count?: number;
  readonly tasks_count: number;
  readonly run_allowed: readonly WirePerson[];
  readonly urls?: readonly string[];
  readonly kickoff: {
    readonly description: string | null;
    readonly fields: readonly {
      readonly name: string;
      readonly description: string | null;
      readonly type: string;
      readonly is_required: boolean;
      readonly api_name: string;
      readonly selections?: readonly { readonly id: number; readonly value: string }[];
    }[];
  };
  readonly tasks?: readonly {
    readonly id: number;
    readonly name: string;
    readonly description: string | null;
    readonly number: number;
    readonly responsible: readonly WirePerson[];
    readonly url: string | null;
    readonly require_completion_by_all: boolean;
  }[];
}

const person = (wire: WirePerson) => ({
  id: String(wire.id),
  email: wire.email,
  name: [wire.first_name, wire.last_name].filter((part) => part !== '').join(' ') || wire.email,
  photo: wire.photo ?? undefined,
  status: wire.status,
});

/** The client's values for a bare answer. */
const expected = (wire: WireWorkflow) => ({
  id: String(wire.id),
  name: wire.name,
  description: wire.description ?? '',
  active: wire.is_active,
  finalizable: wire.finalizable,
  performersCount: wire.performers_count,
  tasksCount: wire.tasks_count,
  mayRun: wire.run_allowed.map(person),
  sites: wire.urls ?? [],
  form: {
    description: wire.kickoff.description ?? '',
    fields: wire.kickoff.fields.map((field) => ({
      id: field.api_name,
      name: field.name,
      description: field.description ?? '',
      kind: fieldKinds.find((kind) => kind === field.type) ?? 'unknown',
      sourceType: field.type,
      required: field.is_required,
      selections: (field.selections ?? []).map(({ id, value }) => ({
        id: String(id),
        label: value,
      })),
    })),
  },
  ...(wire.tasks && {
    tasks: wire.tasks.map((task) => ({
      id: String(task.id),
      name: task.name,
      description: task.description ?? '',
      number: task.number,
      responsible: task.responsible.map(person),
      link: task.url ?? undefined,
      completedByAll: task.require_completion_by_all,
    })),
  }),
});

/** A value for a field of any kind, and how it must be stored. */
function sample(field: Field): { readonly typed: FieldValue; readonly stored: unknown } {
  const ids = field.selections.map(({ id }) => id);
  const same = (typed: string) => ({ typed, stored: typed });
  switch (field.kind) {
    case 'radio':
    case 'dropdown':
      return { typed: ids[0] ?? '', stored: Number(ids[0]) };
    case 'checkbox':
      return { typed: ids.toReversed(), stored: ids.map(Number) };
    case 'number':
      return { typed: ' 12,50 ', stored: '12.50' };
    case 'date':
      return same('2026-11-23');
    case 'url':
      return same('example.org/page?a=1&b=ä');
    case 'file':
      return same('https://example.org/a.pdf');
    case 'user':
      return same(emailOf('maya'));
    case 'text':
      return same('Line one\n  Line “two” – ⛵\n');
    case 'string':
    case 'unknown':
      return same(` ${field.id} <&> "x" `);
  }
}

describe('Our client and the sandbox', () => {
  const sandbox = useSandbox();
  const connect = (key = sandbox().key): PneumaticApi =>
    createApi({ server: sandbox().origin, key }, { dialect: 'documented' });
  const get = (id: string) => valueOf(connect().getWorkflow(workflowId(id)));
  const answered = async (path: string) => (await send(sandbox(), path)).body;

  for (const ordering of orderings) {
    it(`agree on every property of the list, by ${ordering}`, async () => {
      const page = await valueOf(connect().listWorkflows({ ordering }));
      const bare = (await answered(`/workflows?ordering=${ordering}`)) as readonly WireWorkflow[];
      assert.ok(bare.length >= 8);
      assert.deepEqual(page, { items: bare.map(expected), next: undefined });
    });
  }

  it('agree on every property of every workflow', async () => {
    const { items } = await valueOf(connect().listWorkflows({ ordering: 'name' }));
    for (const { id } of items) {
      const bare = (await answered(`/workflows/${id}`)) as WireWorkflow;
      assert.deepEqual(await get(id), expected(bare));
    }
  });

  /** An input with every field and link filled in. */
  const filled = (workflow: WorkflowDetail): FormInput => ({
    name: ` All of ${workflow.name} `,
    values: workflow.form.fields.map((field) => [field.id, sample(field).typed]),
    taskLinks: workflow.tasks.map(({ id }) => [id, `https://example.org/${id}`]),
  });

  it('agree on every property of a launch, with every kind of field', async () => {
    const { items } = await valueOf(connect().listWorkflows({ ordering: 'date' }));
    const kinds = new Set<string>();
    for (const { id } of items.filter((each) => each.active && each.id !== '11')) {
      const workflow = await get(id);
      const input = filled(workflow);
      const { rules } = await valueOf(connect().capabilities());
      assert.deepEqual(validate(wholeForm(workflow), input, rules), []);
      const run = await valueOf(connect().launch(launchOf(workflow, input, 'unused')));
      const { launchedAt, ...stored } = storedRun(sandbox().file, run.id);
      assert.ok(!Number.isNaN(Date.parse(launchedAt)));
      assert.deepEqual(stored, {
        id: Number(run.id),
        name: `All of ${workflow.name}`,
        workflowId: Number(id),
        kickoff: Object.fromEntries(
          workflow.form.fields.map((field) => [field.id, sample(field).stored]),
        ),
        taskUrls: Object.fromEntries(input.taskLinks),
        launchedBy: emailOf('maya'),
      });
      for (const { kind } of workflow.form.fields) kinds.add(kind);
    }
    assert.deepEqual([...kinds].sort(), [...fieldKinds].sort());
  });

  it('agree on a launch with nothing but a name', async () => {
    const workflow = await get('10');
    const run = await valueOf(connect().launch(launchOf(workflow, emptyInput, 'Week 17')));
    const { name, kickoff, taskUrls } = storedRun(sandbox().file, run.id);
    assert.deepEqual({ name, kickoff, taskUrls }, { name: 'Week 17', kickoff: {}, taskUrls: {} });
  });

  const refused = async (request: Partial<LaunchRequest>) => {
    const count = storedRuns(sandbox().file).length;
    const bare = { workflow: workflowId('10'), name: 'A run', values: [], taskLinks: [] };
    const error = await errorOf(connect().launch({ ...bare, ...request }));
    assert.equal(storedRuns(sandbox().file).length, count);
    return error;
  };

  it('agree on which part of a launch is refused', async () => {
    const workflow = await get('7');
    const optional = workflow.form.fields.find(({ kind }) => kind === 'date');
    assert.ok(optional);
    const error = await refused({
      workflow: workflow.id,
      name: ' ',
      values: [{ field: optional.id, value: { kind: 'date', text: 'tomorrow' } }],
      taskLinks: [{ task: taskId('702'), url: 'nowhere' }],
    });
    assert.ok(error.kind === 'rejected');
    assert.equal(error.status, 400);
    const required = workflow.form.fields.filter((field) => field.required).map(({ id }) => id);
    const named = error.rejections.map(({ target }) => ('id' in target ? target.id : target.part));
    assert.deepEqual(new Set(named), new Set(['name', optional.id, ...required, '702']));
    assert.ok(error.rejections.every(({ message }) => message !== ''));
  });

  it('agree on a field that does not exist', async () => {
    const value = { kind: 'string', text: 'x' } as const;
    const error = await refused({ values: [{ field: fieldId('__proto__'), value }] });
    assert.ok(error.kind === 'rejected');
    assert.deepEqual(
      error.rejections.map(({ target }) => target),
      [{ part: 'field', id: '__proto__' }],
    );
  });

  it('agree on a wrong key', async () => {
    const wrong = connect('wrong-key');
    const launch = { workflow: workflowId('10'), name: 'A run', values: [], taskLinks: [] };
    assert.deepEqual(await errorOf(wrong.listWorkflows({ ordering: 'date' })), {
      kind: 'unauthorized',
    });
    assert.deepEqual(await errorOf(wrong.getWorkflow(workflowId('7'))), { kind: 'unauthorized' });
    assert.deepEqual(await errorOf(wrong.launch(launch)), { kind: 'unauthorized' });
  });

  it('agree on a workflow that the key may not run', async () => {
    const error = await refused({ workflow: workflowId('11') });
    assert.ok(error.kind === 'forbidden');
    assert.match(error.detail, /permission/);
  });

  it('agree on a workflow that does not exist', async () => {
    for (const id of ['999', 'x', '7/run', '7?x=1']) {
      const error = await errorOf(connect().getWorkflow(workflowId(id)));
      assert.deepEqual(error, { kind: 'notFound' });
      assert.deepEqual(await refused({ workflow: workflowId(id) }), { kind: 'notFound' });
    }
  });
});
