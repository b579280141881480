/** The Workflows view of an account with more workflows than it shows at once. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { json } from '../../support/failing/server.ts';
import { wirePage, wireTemplate } from '../../support/samples/wireTemplates.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { as, roots, shown } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { serviceOf, wireWorkflow } from '../support/service.ts';

const servers = createServers();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('The Workflows view of a large account', () => {
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await servers.stop();
    await tidy(services);
  });

  const open = async (count: number) => {
    const server = await servers.serve(serviceOf(numbers(count).map((id) => wireWorkflow(id))));
    await signInTo(services, server.origin, 'a-key');
    return server;
  };
  /** The ids of the workflows in sight, and the types of the rows below them. */
  const rows = async () => {
    const all = await roots(services);
    return {
      ids: all.flatMap((row) => (row.type === 'workflow' ? [Number(row.workflow.id)] : [])),
      others: all.flatMap(({ type }) => (type === 'workflow' ? [] : [type])),
    };
  };
  const whenShown = (count: number) =>
    eventually(`${count} workflows`, async () => {
      const now = await rows();
      return now.ids.length === count ? now : undefined;
    });

  it('has all rows of 500 workflows, and none beside them', async () => {
    await open(500);
    assert.deepEqual(await whenShown(500), { ids: numbers(500), others: [] });
  });

  it('shows 500 of more, and rows that show more and look for one', async () => {
    await open(1203);
    const { ids, others } = await whenShown(500);
    assert.deepEqual([ids, others], [numbers(500), ['moreWorkflows', 'findWorkflow']]);
    const [more, find] = (await roots(services)).slice(-2).map((row) => shown(services, row));
    assert.deepEqual(
      [more?.label, more?.command?.command, find?.label, find?.command?.command],
      [
        'Show 500 More of 703',
        'pneumatic.showMoreWorkflows',
        'Find Workflow…',
        'pneumatic.findWorkflow',
      ],
    );
    await runCommand('pneumatic.showMoreWorkflows');
    assert.deepEqual((await whenShown(1000)).ids, numbers(1000));
    const row = as('moreWorkflows', (await roots(services)).at(-2));
    assert.deepEqual([row.next, row.left], [203, 203]);
    await runCommand('pneumatic.showMoreWorkflows');
    assert.deepEqual(await whenShown(1203), { ids: numbers(1203), others: [] });
  });

  it('brings a workflow in that is further down, and keeps it after a refresh', async () => {
    await open(1203);
    await whenShown(500);
    const far = services.workflows.listed(workflowId('1100'));
    assert.ok(far);
    await services.workflowsTree.reveal(far);
    const selected = await eventually('the selection', () =>
      Promise.resolve(services.workflowsTree.selection[0]),
    );
    assert.equal(as('workflow', selected).workflow.id, '1100');
    services.workflows.refresh();
    assert.deepEqual((await whenShown(501)).ids, [...numbers(500), 1100]);
  });

  /** Signs in where the list has a second page, which fails once the returned function is called. */
  const openHeld = async (): Promise<() => void> => {
    let fail: () => void = () => undefined;
    const failing = new Promise<void>((resolve) => (fail = resolve));
    const page = wirePage(
      numbers(200).map((id) => wireTemplate(id)),
      'more',
    );
    const server = await servers.serve((response) => {
      const { searchParams, pathname } = new URL(response.req.url ?? '', 'http://localhost');
      if (pathname === '/templates/1') json({ ...wireTemplate(1), tasks: [] })(response);
      else if (pathname !== '/templates') json({}, 404)(response);
      else if (searchParams.get('offset') === '200') {
        void failing.then(() => {
          json({ detail: 'No.' }, 400)(response);
        });
      } else json(page)(response);
    });
    await signInTo(services, server.origin, 'a-key', 'current');
    return fail;
  };

  it('shows the first page while the others are read, and what is there if one fails', async () => {
    const fail = await openHeld();
    const first = await rows();
    assert.deepEqual(first, { ids: numbers(50), others: [] });
    fail();
    const after = await eventually('the failure', async () => {
      const now = await rows();
      return now.others.includes('failure') ? now : undefined;
    });
    assert.deepEqual(after, { ids: numbers(50), others: ['failure'] });
  });

  it('has the form of a workflow of the first page while the others are read', async () => {
    const fail = await openHeld();
    await rows();
    const detail = await services.workflows.freshDetail(workflowId('1'));
    assert.deepEqual([detail.ok, detail.ok && detail.value.name], [true, 'Template 1']);
    fail();
  });
});
