/** Launches as source code, run as people would run them. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { Field } from '../../../src/core/form/field.ts';
import { type FieldValue, emptyInput, withValue } from '../../../src/core/form/input.ts';
import { validate } from '../../../src/core/form/validate.ts';
import { kickoffFormOf } from '../../../src/core/kickoff/kickoffForm.ts';
import { type LaunchRequest, toLaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import {
  type SnippetKind,
  keyVariable,
  launchSnippet,
} from '../../../src/core/snippets/launchSnippets.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { emailOf, keyOf, memberKeys } from '../../support/members.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { send } from '../../support/sandboxRequest.ts';
import { storedRun } from '../../support/sandboxRuns.ts';

/** Texts with what a shell, a language, YAML or GitHub could take for something else. */
const texts = {
  'quotation marks and line breaks': `@file it's "so" ‘and’ “so”\ntwo\n\nJSON\n'@\nEOF\tend`,
  'dollars, backticks and percent signs':
    '-X $HOME ${HOME} $(id) $((1+1)) $PNEUMATIC_API_KEY `id` `${1}` 100% %PATH% %20 %s',
  'expressions and backslashes': String.raw`!! ${'${{'} secrets.PNEUMATIC_API_KEY }} {{ x }} C:\new \u0041 \\ \'`,
  'other writings': '🚀 é 日本 שלום a\u2028b\u0085c\u007fd !1 #1',
};

/** What a person has typed: the text wherever it can stand, and something in every other field. */
const valueFor = (field: Field, text: string): FieldValue => {
  const ids = field.selections.map(({ id }) => id);
  switch (field.kind) {
    case 'checkbox':
      return ids;
    case 'radio':
    case 'dropdown':
      return ids.at(-1) ?? '';
    case 'number':
      // The numbers of the one set with a sum have to come to this.
      return field.id === 'share-hardware' ? '100' : '';
    case 'date':
      return '2031-04-01';
    case 'url':
      return 'https://example.org/?a=1&b=%27x';
    case 'user':
      return emailOf('priya');
    case 'file':
      return '';
    case 'string':
    case 'text':
    case 'unknown':
      return text;
  }
};

async function requestFor(api: PneumaticApi, id: string, text: string): Promise<LaunchRequest> {
  const workflow = await valueOf(api.getWorkflow(workflowId(id)));
  const can = await valueOf(api.capabilities());
  const form = kickoffFormOf(workflow, can);
  const filled = form.fields.reduce(
    (all, field) => withValue(all, field, valueFor(field, text)),
    emptyInput,
  );
  const [task] = form.linkTasks;
  const input = {
    ...filled,
    ...{ name: text, dueAt: Date.parse('2031-04-02T10:00:00Z'), urgent: true },
    ...(task && { taskLinks: [[task.id, 'https://example.org/$x'] as const] }),
  };
  assert.deepEqual(validate(form, input, can.rules), []);
  return toLaunchRequest(workflow.id, form, input, undefined);
}

const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** How a snippet is run; undefined where it cannot be run on this machine. */
type Run = (code: string, at: { readonly key: string; readonly origin: string }) => Promise<string>;

async function inFolder<Value>(act: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-snippet-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const program =
  (command: string, name: string, variables: Readonly<Record<string, string>> = {}): Run =>
  (code, { key }) =>
    inFolder(async (folder) => {
      const file = path.join(folder, name);
      await writeFile(file, code);
      // Windows has curl under this name.
      if (command === 'pwsh') await symlink('/usr/bin/curl', path.join(folder, 'curl.exe'));
      const { stdout } = await promisify(execFile)(command, [file], {
        env: {
          ...process.env,
          ...{ PATH: `${process.env.PATH ?? ''}:${folder}`, PYTHONDONTWRITEBYTECODE: '1' },
          ...variables,
          [keyVariable]: key,
        },
      });
      return stdout;
    });

/** A step as GitHub runs it: its expression is the key, and its shell stops at an error. */
const step: Run = (code, at) => {
  const [one] = parse(code) as readonly {
    readonly env: Readonly<Record<string, string>>;
    readonly run: string;
  }[];
  assert.ok(one);
  assert.deepEqual(one.env, { [keyVariable]: `\${{ secrets.${keyVariable} }}` });
  assert.equal(code.match(/\$\{\{/g)?.length, 1, 'nothing but the key is an expression');
  return program('bash', 'step.sh')(`set -eo pipefail\n${one.run}`, at);
};

const standIn = path.resolve(import.meta.dirname, '../../examples/standin');
const hasRequests =
  spawnSync('python3', ['-c', 'import requests'], { stdio: 'ignore' }).status === 0;

const ways: Readonly<Record<Exclude<SnippetKind, 'json'>, readonly [needs: string, run: Run]>> = {
  curl: ['curl', program('sh', 'launch.sh')],
  powerShell: ['pwsh', program('pwsh', 'launch.ps1')],
  python: ['python3', program('python3', 'launch.py', hasRequests ? {} : { PYTHONPATH: standIn })],
  typeScript: ['node', program(process.execPath, 'launch.mts')],
  gitHubActions: ['curl', step],
};

/** The number of the run that an answer names, in either dialect. */
const runIn = (answer: string): number => {
  const { process_id, id } = JSON.parse(answer) as Readonly<Record<string, number>>;
  return process_id ?? id ?? 0;
};

for (const [dialect, id] of [
  ['documented', '10'],
  ['current', '14'],
] as const) {
  describe(`A launch as code, for a server of the ${dialect} API`, () => {
    const sandbox = useSandbox({
      ...{ dialect, liveRuns: false, key: keyOf('maya') },
      ...(dialect === 'current' && { keys: memberKeys }),
    });

    /** All that is stored of a run, apart from what differs with each launch. */
    const kept = async (run: number): Promise<unknown> => {
      const { origin, key, file } = sandbox();
      const { name, workflowId: workflow, kickoff, taskUrls, launchedBy } = storedRun(file, run);
      const stored = { name, workflow, kickoff, taskUrls, launchedBy };
      if (dialect === 'documented') return stored;
      const { body } = await send({ origin, key }, `/workflows/${run}`);
      const { is_urgent, due_date_tsp } = body as Readonly<Record<string, unknown>>;
      return { ...stored, is_urgent, due_date_tsp };
    };

    const launched = async (request: LaunchRequest, api: PneumaticApi): Promise<unknown> =>
      kept(Number((await valueOf(api.launch(request))).id));

    const described = async (text: string) => {
      const { origin, key } = sandbox();
      const api = createApi({ server: origin, key }, { dialect });
      const request = await requestFor(api, id, text);
      const coded = { workflow: text, request: await valueOf(api.describeLaunch(request)) };
      return { coded, expected: await launched(request, api) };
    };

    for (const [kind, [needs, run]] of Object.entries(ways)) {
      describe(`as ${kind}`, () => {
        before(function () {
          if (has(needs)) return;
          console.log(`    There is no ${needs} on this machine, so the code cannot be run.`);
          this.skip();
        });

        for (const [what, text] of Object.entries(texts)) {
          it(`starts the same run with ${what}`, async () => {
            const { coded, expected } = await described(text);
            const code = launchSnippet(kind as SnippetKind, coded);
            assert.ok(!code.includes(sandbox().key));
            assert.deepEqual(await kept(runIn(await run(code, sandbox()))), expected);
          });
        }
      });
    }

    it('is the same body as JSON', async () => {
      const { coded, expected } = await described(Object.values(texts).join(' ').slice(0, 140));
      const { origin, key } = sandbox();
      const sent = await fetch(coded.request.url, {
        method: coded.request.method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: launchSnippet('json', coded),
      });
      assert.ok(coded.request.url.startsWith(origin));
      assert.deepEqual(await kept(runIn(await sent.text())), expected);
    });
  });
}
