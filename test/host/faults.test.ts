/** What a person is told of every fault, and what the view and the launcher make of some of them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { ServiceError } from '../../src/core/errors.ts';
import { settingIds } from '../../src/host/manifest.ts';
import type { Services } from '../../src/host/services.ts';
import { errorNotice, errorText } from '../../src/host/text.ts';
import type { CallId } from '../faults/call.ts';
import { type Row, rows } from '../faults/rows.ts';
import { expectedErrors, inShort, sentenceOf } from '../faults/sentences.ts';
import {
  type FaultProcess,
  type RemoteScenario,
  startFaultProcess,
} from '../support/faults/faultProcess.ts';
import { setSetting, signInTo, tidy } from './support/account.ts';
import { runCommand } from './support/commands.ts';
import { extension, runningServices } from './support/extension.ts';
import { launchHandover } from './support/launch.ts';
import { as, roots, shown, tooltipText, workflowNames } from './support/nodes.ts';
import { createServers } from './support/servers.ts';

/** One of each kind. */
const chosen = [
  'No answer',
  'Connection refused',
  'Connection reset after the request is read',
  'Answer cut in the middle by a reset',
  'TLS with a certificate that nobody vouches for',
  '200 with an HTML page',
  '200 with JSON of another shape',
  '204',
  '307 to another server',
  '400 with messages about fields, as documented',
  '400 without a message',
  '401',
  '403',
  '404',
  '413',
  '429 with Retry-After of an hour',
  '503',
  '200 with 50 MB',
  '10 GB in 10 MB, compressed with gzip',
];

const rowsOf = (id: CallId): readonly Row[] =>
  rows.filter(
    ({ call, dialect, fault }) =>
      call.id === id && dialect === 'documented' && chosen.includes(fault.name),
  );

/** Without the time of day, and with one that is still to come. */
const timeless = (text: string): string =>
  text.replace(/\d{1,2}:\d{2}:\d{2}\s[AP]M/u, '{time}').replace(/within \d+ sec/, 'within 60 sec');
const toCome = (error: ServiceError): ServiceError =>
  error.kind === 'rateLimited' && error.retryAt !== undefined
    ? { ...error, retryAt: Date.now() + 3_600_000 }
    : error;

describe('What a person reads', () => {
  for (const error of expectedErrors) {
    it(`of ${inShort(error)}`, () => {
      assert.equal(timeless(errorText(toCome(error))), sentenceOf(error));
    });
  }

  it('has the date where the time to wait for is another day', () => {
    const inThreeDays = Date.now() + 3 * 24 * 3_600_000;
    const { nextStep } = errorNotice({ kind: 'rateLimited', retryAt: inThreeDays });
    assert.ok(nextStep.includes(String(new Date(inThreeDays).getFullYear())), nextStep);
  });
});

describe('The window and a service that fails', () => {
  const servers = createServers();
  const key = 'a-key-for-faults';
  let services: Services;
  let proxy: FaultProcess;

  before(async () => {
    services = await runningServices();
    const folder = path.join(extension().extensionPath, 'test/support/faults');
    proxy = await startFaultProcess(await servers.sandbox(key), folder);
  });
  afterEach(() => tidy(services));
  after(async () => {
    await proxy.stop();
    await servers.stop();
  });

  async function signIn({ target, fault }: Row): Promise<RemoteScenario> {
    const scenario = await proxy.open({ target, ...fault.scenario });
    await setSetting(settingIds.requestTimeout, fault.lasts === 'forever' ? 1 : undefined);
    await signInTo(services, scenario.origin, key);
    return scenario;
  }

  /** What the view says instead of its rows. */
  async function failureText(): Promise<string> {
    const [failure, ...others] = await roots(services);
    assert.deepEqual(others, []);
    return tooltipText(shown(services, as('failure', failure)));
  }

  for (const row of rowsOf('listWorkflows')) {
    const { fault, expected } = row;
    it(`the view: ${fault.name}`, async () => {
      const { mend } = await signIn(row);
      assert.ok(expected.answer !== 'value');
      const text = timeless(await failureText());
      assert.ok(text.includes(sentenceOf(expected.answer)), text);
      if (fault.scenario.greeting?.startsWith('tls')) return;
      await mend();
      await runCommand('pneumatic.refreshWorkflows');
      assert.ok((await workflowNames(services)).includes('on-call handover'));
    });
  }

  for (const row of rowsOf('launch')) {
    const { fault, expected } = row;
    // Where nothing can be read, no form can be opened.
    if (fault.scenario.greeting) continue;
    it(`a launch: ${fault.name}`, async () => {
      const { mend, seen } = await signIn(row);
      const state = await launchHandover(services, fault.name);
      assert.ok(expected.answer !== 'value');
      const unknown = expected.answer.kind === 'outcomeUnknown';
      assert.equal(state.phase, unknown ? 'unknown' : 'failed');
      assert.ok('notice' in state);
      assert.ok(sentenceOf(expected.answer).startsWith(state.notice.message.split(' (')[0] ?? '-'));
      const posted = (await seen()).filter((line) => line.startsWith('POST'));
      assert.equal(posted.length, expected.requests);
      await mend();
      assert.equal((await launchHandover(services, 'Once more')).phase, 'launched');
      assert.deepEqual(
        (await services.runs.list()).map(({ name }) => name),
        ['Once more'],
      );
    });
  }
});
