import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRun } from '../../support/sandboxRuns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { differences } from '../shape.ts';

const folder = path.resolve(import.meta.dirname, '../../examples');

const example = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, 'answers', `${name}.json`), 'utf8'));

describe('The document’s answers', () => {
  const sandbox = useSandbox();

  it('are what the sandbox’s list looks like', async () => {
    const { body } = await send(sandbox(), '/workflows');
    assert.deepEqual(differences(body, [await example('workflows')]), []);
  });

  it('are what each of the sandbox’s workflows looks like', async () => {
    const { body } = await send(sandbox(), '/workflows');
    const detail = await example('workflow');
    for (const { id } of body as readonly { readonly id: number }[]) {
      const answer = await send(sandbox(), `/workflows/${id}`);
      assert.deepEqual(differences(answer.body, [detail], `workflow ${id}`), []);
    }
  });

  it('are what the answer to a launch looks like', async () => {
    const { body } = await sendLaunch(sandbox(), 10, { name: 'Looks' });
    assert.deepEqual(differences(body, [await example('run')]), []);
  });
});

describe('The document’s Python examples', () => {
  const sandbox = useSandbox();
  const python = (code: string): boolean => spawnSync('python3', ['-c', code]).status === 0;
  const libraries = { requests: {}, 'its stand-in': { PYTHONPATH: path.join(folder, 'standin') } };

  before(function () {
    if (python('')) return;
    console.log('    There is no python3 on this machine, so the examples cannot be run.');
    this.skip();
  });

  for (const [library, searched] of Object.entries(libraries)) {
    const run = async (
      script: string,
      variables: Readonly<Record<string, string>> = {},
    ): Promise<unknown> => {
      const { stdout } = await promisify(execFile)('python3', [path.join(folder, script)], {
        env: {
          ...process.env,
          ...searched,
          ...variables,
          PYTHONDONTWRITEBYTECODE: '1',
          PNEUMATIC_HOST: sandbox().origin,
          PNEUMATIC_API_KEY: sandbox().key,
        },
      });
      assert.match(stdout, /^200 /);
      return JSON.parse(stdout.slice('200 '.length));
    };

    describe(`with ${library}`, () => {
      before(function () {
        if (library === 'requests' && !python('import requests')) this.skip();
      });

      it('list the workflows', async () => {
        const { body } = await send(sandbox(), '/workflows');
        assert.deepEqual(await run('get_all_workflows.py'), body);
      });

      it('get a workflow', async () => {
        const { body } = await send(sandbox(), '/workflows/9');
        assert.deepEqual(await run('get_workflow.py', { PNEUMATIC_WORKFLOW_ID: '9' }), body);
      });

      it('launch a run', async () => {
        const answer = await run('launch_process.py', {
          PNEUMATIC_WORKFLOW_ID: '9',
          PNEUMATIC_TEXT_FIELD: 'subject',
          PNEUMATIC_RADIO_FIELD: 'exposure',
          PNEUMATIC_RADIO_VALUE_ID: '9007',
          PNEUMATIC_CHECKBOX_FIELD: 'touches',
          PNEUMATIC_CHECKBOX_VALUE_IDS: '9001,9003',
          PNEUMATIC_TASK_ID: '901',
        });
        const { process_id: id } = answer as { readonly process_id: number };
        const { name, workflowId, kickoff, taskUrls } = storedRun(sandbox().file, id);
        assert.deepEqual(
          { name, workflowId, kickoff, taskUrls },
          {
            name: 'My Process Name',
            workflowId: 9,
            kickoff: { subject: 'Text Field Value', exposure: 9007, touches: [9001, 9003] },
            taskUrls: { 901: 'https://overwritten-url.com/' },
          },
        );
      });
    });
  }
});
