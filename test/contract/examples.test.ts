/** The launch files of `examples`, at the demo account. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createApi } from '../../src/api/connect.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import { calendarWords } from '../../src/core/base/calendarWords.ts';
import { machineZone } from '../../src/core/base/timeZone.ts';
import { kickoffFormOf } from '../../src/core/kickoff/kickoffForm.ts';
import { readWrittenLaunch } from '../../src/core/kickoff/readWrittenLaunch.ts';
import { resolveWritten } from '../../src/core/kickoff/resolveWritten.ts';
import { dateVariable, substitute } from '../../src/core/kickoff/variables.ts';
import { workflowNamed } from '../../src/core/kickoff/workflowNamed.ts';
import { parseLaunchFile } from '../../src/host/launchFiles/parseLaunchFile.ts';
import { valueOf } from '../support/apiHarness.ts';
import { root } from '../support/root.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';

const files = globSync('examples/{,.pneumatic/}*.pneumatic.{json,yaml}', { cwd: root });
const values: Readonly<Record<string, string>> = {
  'git:tag': '4.12.1',
  'git:commit': '0123456',
  'input:version': '4.13.0',
  'input:captain': 'priya.nair@blueharbor.example',
  relativeFile: 'README.md',
};

for (const dialect of ['documented', 'current'] as const) {
  describe(`The examples, at the demo account of the ${dialect} API`, () => {
    let sandbox: SandboxProcess;
    let api: PneumaticApi;
    before(async () => {
      sandbox = await startSandboxProcess({ dialect });
      api = createApi({ server: sandbox.origin, key: sandbox.key }, { dialect });
    });
    after(() => sandbox.stop());

    async function problemsOf(value: unknown): Promise<readonly unknown[]> {
      const { launch, problems } = readWrittenLaunch(value);
      assert.ok(launch, JSON.stringify(problems));
      const { written, problems: missing } = substitute(launch, (name) => ({
        value: values[name] ?? dateVariable(name, '2027-01-01') ?? assert.fail(name),
      }));
      const { items } = await valueOf(api.listWorkflows({ ordering: '-date' }));
      const workflow = workflowNamed(items, written.workflow);
      assert.ok(workflow.ok, JSON.stringify(workflow));
      const can = await valueOf(api.capabilities());
      const form = kickoffFormOf(await valueOf(api.getWorkflow(workflow.value.id)), can);
      const reading = {
        now: Date.now(),
        zone: machineZone(),
        hour: 17,
        words: calendarWords('en'),
      };
      const resolved = resolveWritten(written, form, { rules: can.rules, reading });
      return [...problems, ...missing, ...resolved.problems];
    }

    for (const file of files) {
      it(`can launch ${file}`, async () => {
        const format = file.endsWith('.json') ? 'json' : 'yaml';
        const text = readFileSync(path.join(root, file), 'utf8');
        const { launches, syntax } = parseLaunchFile(text, format);
        assert.deepEqual(syntax, []);
        assert.ok(launches.length > 0);
        for (const { value } of launches) assert.deepEqual(await problemsOf(value), []);
      });
    }

    it('are those of the folder', () => {
      assert.equal(files.length, 3);
    });
  });
}
