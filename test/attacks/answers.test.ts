/** Whatever a server answers, each call ends in a value or in one of our errors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createApi } from '../../src/api/connect.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import { runId, runTaskId, workflowId } from '../../src/core/base/ids.ts';
import { isMoment } from '../../src/core/base/moment.ts';
import { aLaunch, createHarness, testKey } from '../support/apiHarness.ts';
import { type Reply, answer, json } from '../support/failing/server.ts';
import { assertNothingTouched, assertPlain } from '../support/hostile/plainValues.ts';
import { anyJsonText, mutated } from '../support/hostile/junk.ts';
import { root } from '../support/root.ts';
import { startSandboxHere } from '../support/sandboxProcess.ts';
import { send } from '../support/sandboxRequest.ts';
import { wireTemplate } from '../support/samples/wireTemplates.ts';

/** How many answers are tried; each takes one request or several. */
const numRuns = 400;

const calls: Readonly<Record<string, (api: PneumaticApi) => Promise<{ readonly ok: boolean }>>> = {
  'the list': (api) => api.listWorkflows({ ordering: '-date' }),
  'a workflow': (api) => api.getWorkflow(workflowId('7')),
  'a launch': (api) => api.launch(aLaunch),
  'the question who it is': (api) => api.whoAmI(),
};

/** The calls that only today's service has. */
const followCalls: typeof calls = {
  'the runs': (api) => api.listRuns({}),
  'a run': (api) => api.getRun(runId('7')),
  'a log': (api) => api.listEvents(runId('7'), undefined),
  'the tasks': (api) => api.listTasks({}),
  'a task': (api) => api.getTask(runTaskId('7')),
};

/** @throws if a time in the value cannot be formatted. */
function assertMoments(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.endsWith('At') && typeof inner === 'number') assert.ok(isMoment(inner), name);
    assertMoments(inner);
  }
}

const example = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'test/examples/answers', `${name}.json`), 'utf8'));

/** Answers of the sandbox in today's dialect. */
async function currentExamples(): Promise<readonly unknown[]> {
  const sandbox = await startSandboxHere({ dialect: 'current' });
  try {
    const paths = [
      ...['/templates?limit=100', '/templates/7', '/accounts/users', '/auth/context'],
      ...['/workflows?limit=5', '/workflows/1', '/workflows/1/events', '/v3/tasks', '/v2/tasks/1'],
    ];
    const answers = await Promise.all(paths.map((each) => send(sandbox, each)));
    return answers.map(({ body }) => body);
  } finally {
    await sandbox.stop();
  }
}

describe('Whatever is answered in', () => {
  const harness = createHarness();
  afterEach(async () => {
    await harness.stop();
    assertNothingTouched();
  });

  for (const dialect of ['documented', 'current'] as const) {
    const all = dialect === 'current' ? { ...calls, ...followCalls } : calls;
    for (const [what, call] of Object.entries(all)) {
      it(`the ${dialect} dialect to ${what} is a value or an error`, async () => {
        const sound =
          dialect === 'current'
            ? await currentExamples()
            : ['workflows', 'workflow', 'run'].map(example);
        let body = '';
        const say: Reply = (response) => {
          answer(200, body, { 'content-type': 'application/json' })(response);
        };
        const anyAnswer = fc.oneof(
          anyJsonText,
          mutated(sound).map((each) => JSON.stringify(each ?? null)),
        );
        const { origin } = await harness.serve(say);
        await fc.assert(
          fc.asyncProperty(anyAnswer, async (text) => {
            body = text;
            const outcome = await call(createApi({ server: origin, key: testKey }, { dialect }));
            assertPlain(outcome);
            assertMoments(outcome);
            assert.equal(typeof outcome.ok, 'boolean');
          }),
          { numRuns },
        );
      });
    }
  }

  it('today’s dialect as a text of brackets that never end is read in time', async () => {
    const listed = [wireTemplate(1, [], { description: `x${'['.repeat(100_000)}` })];
    const { api } = await harness.start([json(listed)], {}, {}, { dialect: 'current' });
    const before = performance.now();
    assert.ok((await api.listWorkflows({ ordering: '-date' })).ok);
    assert.ok(performance.now() - before < 5000);
  });

  it('today’s dialect as one more page, again and again, comes to an end', async () => {
    const page = { count: 1e9, next: 'http://127.0.0.1/?more', previous: null };
    const list = { ...page, results: [wireTemplate(1)] };
    const { server, api } = await harness.start([json(list)], {}, {}, { dialect: 'current' });
    await api.getWorkflow(workflowId('7'));
    assert.ok(server.requests.length < 2_000, `${server.requests.length}`);
  });
});
