import assert from 'node:assert/strict';
import type { Connection } from '../../../src/api/connection.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { toTaskCompletion } from '../../../src/core/tasks/completion.ts';
import { fieldId, runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { createPersonZone } from '../../../src/core/base/timeZone.ts';
import { aLaunch, createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { answer, json } from '../../support/failing/server.ts';
import {
  type Routes,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';
import { members, wireRun, wireTask, wireValue } from '../../support/samples/wireRuns.ts';
import { triedZones, zoneNamed } from '../../support/samples/zones.ts';

const harness = createHarness();
const task = runTaskId('71');

const me = (timezone?: unknown) => json({ id: 31, email: 'ann@example.org', timezone });
const route = (routes: Routes, some: Partial<Connection> = {}) =>
  harness.start([routed({ ...members, ...routes })], {}, some, { dialect: 'current' });

/** The last second of 27 November by the clocks of each zone. */
const lastSeconds = [
  ['UTC', Date.UTC(2026, 10, 27, 23, 59, 59)],
  ['America/Los_Angeles', Date.UTC(2026, 10, 28, 7, 59, 59)],
  ['Asia/Kolkata', Date.UTC(2026, 10, 27, 18, 29, 59)],
  ['Pacific/Kiritimati', Date.UTC(2026, 10, 27, 9, 59, 59)],
] as const;

const day = (ms: number) =>
  wireValue('date', String(ms / 1000), { api_name: 'f-day', markdown_value: 'Nov 28, 2026' });

describe('Days through today’s API', () => {
  afterEach(harness.stop);

  for (const [zone, at] of lastSeconds) {
    it(`are those of the clocks in ${zone}, wherever this runs`, async () => {
      const { api } = await route({
        'GET /auth/context': me(zone),
        'GET /workflows/4711': json(wireRun(4711, { kickoff: { output: [day(at)] } })),
        'GET /v2/tasks/71': json(wireTask(71, { output: [day(at)] })),
        'GET /templates': json(
          wirePage([
            wireTemplate(7, [wireField('date', { api_name: 'f-day', default: String(at / 1000) })]),
          ]),
        ),
      });
      const run = await valueOf(api.getRun(runId('4711')));
      assert.equal(run.values[0]?.text, '2026-11-27');
      const { fields } = await valueOf(api.getTask(task));
      assert.equal(fields[0]?.startValue, '2026-11-27');
      const listed = await valueOf(api.listWorkflows({ ordering: 'name' }));
      assert.equal(listed.items[0]?.form.fields[0]?.startValue, '2026-11-27');
    });

    it(`go back to ${zone} to the second where nobody touched them, if at all`, async () => {
      const { api, server } = await route({
        'GET /auth/context': me(zone),
        // A server from before v7.1, which empties fields that are left out.
        'GET /v2/tasks/71': json(wireTask(71, { output: [day(at)], fieldsets: undefined })),
        'POST /v2/tasks/71/complete': json(wireTask(71, { status: 'completed' })),
      });
      const read = await valueOf(api.getTask(task));
      await valueOf(api.completeTask(toTaskCompletion(read, emptyInput)));
      const { body } = server.requests.find(({ method }) => method === 'POST') ?? {};
      assert.deepEqual(JSON.parse(body ?? ''), { output: { 'f-day': at / 1000 } });
    });
  }

  const launchOn = (text: string) => ({
    ...aLaunch,
    workflow: workflowId('7'),
    values: [{ field: fieldId('f-day'), value: { kind: 'date', text } as const }],
  });
  const sentDay = (server: Awaited<ReturnType<typeof route>>['server']): unknown => {
    const { body } = server.requests.findLast(({ method }) => method === 'POST') ?? {};
    return (JSON.parse(body ?? '{}') as { kickoff?: Record<string, unknown> }).kickoff?.['f-day'];
  };
  const started: Routes = { 'POST /templates/7/run': json({ id: 1, name: 'A run' }) };

  it('are written as the noon of the person’s clocks', async () => {
    for (const zone of triedZones) {
      const { api, server } = await route({ ...started, 'GET /auth/context': me(zone) });
      await valueOf(api.launch(launchOn('2026-11-27')));
      const shown = new Intl.DateTimeFormat('sv', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(Number(sentDay(server)) * 1000);
      assert.equal(shown, '2026-11-27 12:00:00', zone);
    }
  });

  it('go by the window’s clocks where the service tells no zone that is known', async () => {
    const noon = Date.UTC(2026, 10, 26, 22) / 1000;
    for (const told of [me(), me(null), me(7), me('Mars/Olympus'), answer(404)]) {
      const zone = createPersonZone(zoneNamed('Pacific/Kiritimati'));
      const { api, server } = await route({ ...started, 'GET /auth/context': told }, { zone });
      await valueOf(api.launch(launchOn('2026-11-27')));
      assert.equal(sentDay(server), noon);
    }
  });

  it('are not written while it cannot be read whose clocks they go by', async () => {
    const { api, server } = await route({ ...started, 'GET /auth/context': answer(500) });
    assert.equal((await errorOf(api.launch(launchOn('2026-11-27')))).kind, 'serverFault');
    assert.deepEqual(
      server.requests.filter(({ method }) => method === 'POST'),
      [],
    );
  });

  it('go by new clocks as soon as the person has others', async () => {
    let zone = 'UTC';
    const { api, server } = await route({
      ...started,
      'GET /auth/context': (...all) => {
        me(zone)(...all);
      },
    });
    await valueOf(api.launch(launchOn('2026-11-27')));
    assert.equal(sentDay(server), Date.UTC(2026, 10, 27, 12) / 1000);
    zone = 'Pacific/Kiritimati';
    await valueOf(api.whoAmI());
    await valueOf(api.launch(launchOn('2026-11-27')));
    assert.equal(sentDay(server), Date.UTC(2026, 10, 26, 22) / 1000);
  });
});

describe('Times through today’s API', () => {
  afterEach(harness.stop);

  for (const never of [0, -1, null, undefined, 'soon']) {
    it(`are missing where the service has ${String(never)}`, async () => {
      const times = {
        date_created_tsp: never,
        date_started_tsp: never,
        date_completed_tsp: never,
        due_date_tsp: never,
      };
      const { api } = await route({
        'GET /workflows/4711': json(wireRun(4711, { ...times, tasks: [wireTask(71, times)] })),
        'GET /workflows/4711/events': json([
          { id: 1, type: 3, status: 'created', created_tsp: never },
        ]),
        'GET /v2/tasks/71': json(wireTask(71, { ...times, status: '' })),
        'GET /v3/tasks': json(wirePage([{ ...times, id: 71, name: 'T', workflow_name: 'R' }])),
      });
      const { startedAt, completedAt, dueAt, tasks } = await valueOf(api.getRun(runId('4711')));
      const [inRun] = tasks;
      const alone = await valueOf(api.getTask(task));
      const [mine] = (await valueOf(api.listTasks({}))).items;
      const { items } = await valueOf(api.listEvents(runId('4711'), undefined));
      assert.deepEqual(
        [
          ...[startedAt, completedAt, dueAt, items[0]?.at],
          ...[inRun, alone, mine].flatMap((one) => [one?.startedAt, one?.completedAt, one?.dueAt]),
        ],
        Array(13).fill(undefined),
      );
      assert.equal(alone.state, 'pending');
    });
  }
});
