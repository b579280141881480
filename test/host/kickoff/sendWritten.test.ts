/**
 * Launches that are written in a file, a VS Code task or an argument. VS Code shows no dialog with a
 * choice inside its extension host’s tests, but fails with what it would have shown: that is how
 * these tests see the question. `test/ui/writtenLaunch.test.ts` answers it.
 */
import assert from 'node:assert/strict';
import process from 'node:process';
import * as vscode from 'vscode';
import { dialects } from '../../../src/api/dialect.ts';
import type { FormInput } from '../../../src/core/form/input.ts';
import { LaunchPermissions, mayChange } from '../../../src/host/kickoff/launchPermissions.ts';
import { placedProblemText } from '../../../src/host/kickoff/problemText.ts';
import { sentLines } from '../../../src/host/kickoff/quickReview.ts';
import { type Resolved, resolveSource } from '../../../src/host/kickoff/resolveSource.ts';
import { type SentEnd, openWritten, sendWritten } from '../../../src/host/kickoff/sendWritten.ts';
import { readVariables } from '../../../src/host/kickoff/variables/readVariables.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer, neverAnswer } from '../../support/failing/server.ts';
import { emailOf, keyOf } from '../../support/members.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInAsOwner, tidy } from '../support/account.ts';
import { answering, formTabs, formTitles, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { waitFor } from '../support/failingAccount.ts';
import { type Interceptor, doneAndCut, startInterceptor } from '../support/interceptor.ts';
import { createServers } from '../support/servers.ts';

const values = {
  'Release version': '4.13.0',
  'Release type': 'Minor',
  components: ['Web app'],
  'Release date': '2030-02-01',
  'Release captain': 'Priya Nair',
};
const release = { workflow: 'Release to production', name: 'Harbormaster 4.13', values };
const key = 'file:///release.pneumatic.json#patch';

for (const dialect of dialects) {
  describe(`A written launch (${dialect})`, () => {
    const servers = createServers();
    let services: Services;
    let origin: string;
    let interceptor: Interceptor;

    before(async () => {
      services = await runningServices();
    });
    beforeEach(async () => {
      origin = await servers.sandbox(keyOf('maya'), { dialect });
      interceptor = servers.own(await startInterceptor(origin));
      await signInAsOwner(services, interceptor.origin, keyOf('maya'), dialect);
    });
    afterEach(async () => {
      await runCommand('pneumatic.forgetLaunchPermissions');
      await tidy(services);
      await servers.stop();
    });

    const captain = dialect === 'current' ? 'Priya Nair' : emailOf('priya');
    const written = { ...release, values: { ...values, 'Release captain': captain } };
    const withVersion = (version: string) => ({
      ...written,
      values: { ...written.values, 'Release version': version },
    });

    const send = (launch: unknown = written): Promise<SentEnd> =>
      sendWritten(services, { written: launch, from: 'file', key });
    /** The runs that were launched by this test. */
    const launched = () =>
      storedRuns(servers.fileOf(origin)).filter(({ name }) => name === release.name);

    async function resolve(launch: unknown): Promise<Resolved> {
      const resolved = await resolveSource(services, { written: launch });
      assert.ok(resolved.state === 'resolved', JSON.stringify(resolved));
      assert.deepEqual(resolved.problems, []);
      return resolved;
    }

    it('is resolved no further once the account has changed while a value was asked for', async () => {
      const { showInputBox } = vscode.window;
      Object.assign(vscode.window, {
        showInputBox: async () => {
          await services.sessions.signIn(interceptor.origin, keyOf('priya'));
          return '4.13.0';
        },
      });
      const inputs = [{ id: 'version', type: 'promptString', description: 'Which version?' }];
      const written = withVersion('${input:version}');
      const resolved = await resolveSource(services, { written, inputs });
      Object.assign(vscode.window, { showInputBox });
      assert.ok(resolved.state === 'failed', JSON.stringify(resolved));
      assert.match(resolved.notice.message, /^The account was changed before the launch was sent/);
    });

    /** As “Launch and Don’t Ask Again…” does. */
    async function allow(launch: unknown = written, free: readonly string[] = []): Promise<void> {
      const resolved = await resolve(launch);
      const { id } = resolved.quick.account;
      await new LaunchPermissions(services.globalState).give(id, key, resolved, free);
    }

    /** What VS Code would have asked. */
    async function question(sending: Promise<unknown>): Promise<string> {
      const end = await sending.then(
        (value) => JSON.stringify(value),
        (error: unknown) => String(error),
      );
      assert.match(end, /refused to show dialog/);
      return end;
    }

    const problemsOf = async (launch: unknown): Promise<readonly string[]> => {
      const end = await send(launch);
      assert.ok(end.end === 'notValid', JSON.stringify(end));
      return end.problems.map(placedProblemText);
    };

    it('is shown whole before it is sent', async () => {
      const long = 'x'.repeat(1000);
      const { quick, input } = await resolve({
        workflow: 'Incident response',
        name: 'Bookings fail',
        values: {
          'What is happening?': 'Bookings fail',
          Severity: 'High',
          'Affected systems': ['Payments', 'Web app'],
          'What do customers notice?': `A blank page.\n\nLaunched by: nobody ${long}`,
          'Incident commander': captain,
          'Could personal data be involved?': 'Not sure',
        },
      });
      const shown = { quick, input, remarks: [], clock: services.zones.now, canSave: false };
      const lines = sentLines(shown).join('\n');
      for (const part of [
        'Run name: Bookings fail',
        'What is happening?: Bookings fail',
        'Severity: High',
        'Affected systems: Payments, Web app',
        'What do customers notice?: A blank page. Launched by: nobody xxx',
        'x… (1,035 characters in all)',
        emailOf('priya'),
      ]) {
        assert.ok(lines.includes(part), `${part} is missing in ${lines}`);
      }
      assert.match(await question(send()), /Launch “Release to production” on /);
      assert.deepEqual(launched(), []);
    });

    it('is sent once where a person has said not to be asked again', async () => {
      await allow();
      const end = await send();
      assert.ok(end.end === 'launched', JSON.stringify(end));
      const [run, ...others] = launched();
      assert.deepEqual(others, []);
      assert.deepEqual([String(run?.id), run?.workflowId], [end.run.id, 7]);
      assert.equal(run?.kickoff['release-version'], '4.13.0');
      assert.equal(run.kickoff['release-captain'], emailOf('priya'));
      assert.deepEqual(
        (await services.history.list()).map(({ id, name }) => [id, name]),
        [[end.run.id, release.name]],
      );
    });

    it('is asked about again once something else is sent, or at another account', async () => {
      await allow();
      await question(send(withVersion('4.13.1')));
      await question(send({ ...written, name: 'Another' }));
      await question(sendWritten(services, { written, from: 'file', key: `${key}2` }));
      await runCommand('pneumatic.forgetLaunchPermissions');
      await question(send());
      assert.deepEqual(launched(), []);
    });

    it('may have chosen variables with other values', async () => {
      const show = async (name: string): Promise<void> => {
        const uri = vscode.Uri.from({ scheme: 'untitled', path: `/${name}` });
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      };
      const launch = withVersion('${fileBasename}');
      await show('4.13.0');
      await allow(launch);
      await show('4.13.1');
      await question(send(launch));
      await allow(launch, ['fileBasename']);
      await show('4.13.2');
      const end = await send(launch);
      assert.equal(end.end, 'launched');
      assert.equal(launched()[0]?.kickoff['release-version'], '4.13.2');
      await question(send({ ...launch, name: 'Another' }));
    });

    it('is asked about again once names or days mean something else', async () => {
      const uri = vscode.Uri.from({ scheme: 'untitled', path: '/4.13.0' });
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const resolved = await resolve(withVersion('${fileBasename}'));
      const { quick, input } = resolved;
      const permissions = new LaunchPermissions(services.globalState);
      const { id } = quick.account;
      await permissions.give(id, key, resolved, ['fileBasename']);
      const has = (changed: Partial<FormInput>): boolean =>
        permissions.has(id, key, { ...resolved, input: { ...input, ...changed } });
      const withOther = (name: string) =>
        input.values.map(([field, value]) => [field, field === name ? 'other' : value] as const);
      assert.ok(has({}));
      assert.ok(has({ values: withOther('release-version') }));
      assert.ok(!has({ values: withOther('release-captain') }));
      assert.ok(!has({ dueAt: Date.now() }));
    });

    it('is not sent once it was stopped', async () => {
      await allow();
      const stop = AbortSignal.abort();
      const end = await sendWritten(services, { written, from: 'task', key, stop });
      assert.deepEqual(end, { end: 'declined' });
      assert.deepEqual(launched(), []);
    });

    it('never leaves out the question for the environment and Git', () => {
      const all = ['env:HOME', 'git:branch', 'git:tag', 'input:version', 'selectedText', 'date+3d'];
      assert.deepEqual(all.filter(mayChange), ['input:version', 'selectedText', 'date+3d']);
    });

    it('says each thing that is wrong, and sends nothing', async () => {
      assert.deepEqual(await problemsOf({ ...written, workflow: 'Release to productoin' }), [
        'workflow: There is no workflow “Release to productoin”. Did you mean “Release to production”?',
      ]);
      assert.deepEqual(
        await problemsOf({
          ...written,
          values: {
            ...written.values,
            'Release type': 'Minr',
            'Release versions': '1',
            Changelog: '${nothing} ${git:branch}',
          },
        }),
        [
          'values › Changelog: There is no variable “nothing”.',
          'values › Changelog: The variable “git:branch” has no value now. VS Code’s Git extension is not running.',
          'values › Release type: The field does not offer “Minr”. Did you mean “Minor”?',
          'values › Release versions: The form has no field “Release versions”. Did you mean “Release version”?',
        ],
      );
      const missing = await problemsOf({ workflow: 7 });
      assert.ok(missing.includes('“Release version” is required and has no value.'));
      assert.deepEqual(launched(), []);
    });

    it('takes an environment variable that the person has listed', async () => {
      const launch = withVersion('${env:HOME}');
      assert.deepEqual(await problemsOf(launch), [
        'values › Release version: The environment variable “HOME” may not be used. Add its name to the setting “pneumatic.launchVariables.environment”.',
      ]);
      await setSetting(settingIds.launchEnvironment, ['HOME']);
      const { variables } = await resolve(launch);
      assert.deepEqual(variables.get('env:HOME'), { value: process.env.HOME });
    });

    it('is sent once if the connection breaks after it was sent', async () => {
      await allow();
      const letPass = interceptor.instead(/^POST /, doneAndCut(origin));
      const end = await send();
      assert.equal(end.end, 'unknown', JSON.stringify(end));
      assert.equal(launched().length, 1);
      letPass();
      // The next one is not sent before a person has heard of the first.
      await question(send());
      assert.equal(launched().length, 1);
    });

    it('is sent once if no answer comes', async () => {
      await allow();
      await waitFor(services, 1);
      interceptor.instead(/^POST /, neverAnswer);
      const end = await send();
      assert.equal(end.end, 'unknown', JSON.stringify(end));
      assert.equal(interceptor.asked.filter((what) => what.startsWith('POST ')).length, 1);
    });

    it('ends with what the service says where it refuses', async () => {
      await allow();
      interceptor.instead(/^POST /, answer(403));
      const end = await send();
      assert.ok(end.end === 'failed', JSON.stringify(end));
      assert.notEqual(end.notice.message, '');
      assert.deepEqual(await services.journal.unknown(), []);
    });

    it('is sent once, however quickly it is started twice', async () => {
      await allow();
      const ends = await Promise.all([send(), send()]);
      assert.deepEqual(ends.map(({ end }) => end).sort(), ['failed', 'launched']);
      assert.equal(launched().length, 1);
    });

    it('opens the form, filled in as far as it fits', async () => {
      await openWritten(services, {
        written: { ...written, values: { ...written.values, 'Release type': 'Tiny', Gone: '1' } },
      });
      assert.deepEqual(await formTitles(1), [release.workflow]);
      const session = await services.sessions.current();
      assert.ok(session.state === 'signedIn');
      const target = {
        accountId: session.account.id,
        workflowId: (await resolve(written)).quick.workflow.id,
      };
      const draft = await eventually('the draft', async () =>
        (await services.kickoffPages.pageOf(target))?.draft.latest(),
      );
      assert.equal(draft.input.name, release.name);
      assert.deepEqual(
        draft.input.values.map(([id]) => id),
        ['release-version', 'components', 'release-date', 'release-captain'],
      );
    });
  });
}

describe('A written launch where nobody is signed in', () => {
  it('offers to sign in, and sends nothing', async () => {
    const services = await runningServices();
    let end: SentEnd | undefined;
    const sending = sendWritten(services, { written: release, from: 'file', key }).then((sent) => {
      end = sent;
    });
    await eventually('the end', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return end;
    });
    await sending;
    assert.deepEqual(end, { end: 'signedOut' });
  });
});

describe('Launch Workflow with arguments', () => {
  let services: Services;
  const servers = createServers();
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    const origin = await servers.sandbox(keyOf('maya'), { dialect: 'current' });
    await signInAsOwner(services, origin, keyOf('maya'), 'current');
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('opens the form', async () => {
    await runCommand('pneumatic.launchWorkflow', release);
    assert.deepEqual(await formTitles(1), [release.workflow]);
  });

  it('says what it cannot use', async () => {
    for (const wrong of [{ ...release, how: 'send' }, { ...release, values: 'a' }, 'Release', 7]) {
      await answering('dismiss', 'pneumatic.launchWorkflow', wrong);
    }
    await answering('dismiss', 'pneumatic.launchWorkflow', { workflow: 'No such workflow' });
    assert.deepEqual(formTabs(), []);
  });

  it('asks for a workflow where a menu passes a row', async () => {
    const row = { type: 'moreRuns' };
    await answering('escape', 'pneumatic.launchWorkflow', row);
    assert.deepEqual(formTabs(), []);
  });
});

describe('A question for a value', () => {
  const inputs = [
    {
      id: 'type',
      type: 'pickString',
      options: ['Major', { label: 'A', value: 'Minor' }],
      default: 'Minor',
    },
    { id: 'secret', type: 'promptString', password: true },
    { id: 'odd', type: 'command', command: 'workbench.action.quit' },
  ];
  const read = async (id: string) => {
    const services = await runningServices();
    return readVariables(services, [`input:${id}`], { inputs });
  };

  it('is answered with the value of an option, its default first', async () => {
    let values: Awaited<ReturnType<typeof read>>;
    const reading = read('type').then((found) => {
      values = found;
    });
    await eventually('the answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return values;
    });
    await reading;
    assert.deepEqual(values && [...values], [['input:type', { value: 'Minor' }]]);
  });

  it('is not asked where it runs a command, hides what is typed, or is not there', async () => {
    for (const id of ['odd', 'secret', 'none']) {
      const value = (await read(id))?.get(`input:${id}`);
      assert.ok(typeof value === 'object' && 'why' in value, id);
    }
  });
});
