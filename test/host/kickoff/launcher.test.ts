/** The kick-off form at an account of today's dialect, and the values that are kept there. */
import assert from 'node:assert/strict';
import { machineClock } from '../../support/samples/zones.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { fileLinksIn } from '../../../src/core/form/fileLinks.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { type RunId, fieldId, runId, workflowId } from '../../../src/core/base/ids.ts';
import { longestPause } from '../../../src/core/polling/pace.ts';
import { failure } from '../../../src/core/base/result.ts';
import type { Session } from '../../../src/host/account/session.ts';
import { People } from '../../../src/host/account/people.ts';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import { suggestedName } from '../../../src/host/kickoff/suggestedName.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LaunchState } from '../../../src/protocol/kickoffPage.ts';
import { signInToDemo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';

type SignedIn = Extract<Session, { state: 'signedIn' }>;

const onboarding = workflowId('1');
const dueAt = Date.UTC(2099, 11, 31, 14, 30);
const filled: FormInput = {
  ...emptyInput,
  values: [
    [fieldId('full-name'), 'Ines Duarte'],
    [fieldId('work-email'), 'ines.duarte@blueharbor.example'],
    [fieldId('first-day'), '2099-01-05'],
    [fieldId('team'), 'Security'],
    [fieldId('manager'), 'ENGINEERING'],
    [fieldId('equipment'), ['Phone', 'Laptop']],
  ],
  urgent: true,
  dueAt,
};

describe('The kick-off form at an account of today', () => {
  let services: Services;
  let session: SignedIn;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    session = await signInToDemo(services, 'current');
  });
  afterEach(() => tidy(services));

  async function launch(input: FormInput): Promise<LaunchState> {
    const { account, api } = session;
    const detail = await services.workflows.detail(onboarding);
    assert.ok(detail.ok);
    const assignees = await new People(services.log, systemClock).of(api);
    const template = suggestedName(detail.value, true, machineClock);
    return services.launcher.launch(
      {
        account,
        api,
        workflow: detail.value,
        assignees,
        input,
        suggestedName: template,
      },
      new AbortController().signal,
    );
  }

  const runOf = async (id: RunId) => {
    const run = await session.api.getRun(id);
    assert.ok(run.ok, JSON.stringify(run));
    return run.value;
  };

  it('shows what the service makes a name from, and leaves naming to it', async () => {
    const detail = await services.workflows.detail(onboarding);
    assert.ok(detail.ok);
    assert.equal(suggestedName(detail.value, true, machineClock), 'Welcome, {{full-name}}');
    assert.equal(suggestedName({ name: 'Plain' }, true, machineClock), '{{date}} — Plain');
    const state = await launch(filled);
    assert.ok(state.phase === 'launched', JSON.stringify(state));
    assert.equal(state.name, 'Welcome, Ines Duarte');
    assert.equal((await runOf(runId(state.runId))).name, 'Welcome, Ines Duarte');
    assert.equal((await services.history.list())[0]?.name, 'Welcome, Ines Duarte');
  });

  it('gives the run the name that was typed', async () => {
    const email = [fieldId('work-email'), 'another@blueharbor.example'] as const;
    const values = [...filled.values.filter(([id]) => id !== email[0]), email];
    const state = await launch({ ...filled, values, name: 'Ines starts' });
    assert.ok(state.phase === 'launched', JSON.stringify(state));
    assert.equal((await runOf(runId(state.runId))).name, 'Ines starts');
  });

  it('sends urgency, due date, selections by their texts, and a group', async () => {
    const email = [fieldId('work-email'), 'third@blueharbor.example'] as const;
    const values = [...filled.values.filter(([id]) => id !== email[0]), email];
    const state = await launch({ ...filled, values });
    assert.ok(state.phase === 'launched', JSON.stringify(state));
    const run = await runOf(runId(state.runId));
    assert.deepEqual([run.urgent, run.dueAt], [true, dueAt]);
    const texts = new Map(run.values.map(({ name, text }) => [name, text]));
    assert.equal(texts.get('Team'), 'Security');
    assert.equal(texts.get('Equipment'), 'Laptop, Phone');
    assert.equal(texts.get('Manager'), 'Engineering');
  });

  it('launches with files that the account has taken', async () => {
    const type = 'text/plain';
    const links: string[] = [];
    for (const name of ['contract.txt', 'annex.txt']) {
      const link = await session.api.upload({ name, type, content: Buffer.from(name) });
      assert.ok(link.ok, JSON.stringify(link));
      links.push(link.value);
    }
    const values = [
      ...filled.values.filter(([id]) => id !== 'work-email'),
      [fieldId('work-email'), 'fourth@blueharbor.example'] as const,
      [fieldId('contract'), links.join('\n')] as const,
    ];
    const state = await launch({ ...filled, values });
    assert.ok(state.phase === 'launched', JSON.stringify(state));
    const run = await runOf(runId(state.runId));
    const text = run.values.find(({ name }) => name === 'Signed contract')?.text ?? '';
    assert.deepEqual(
      fileLinksIn(text).map(({ name }) => name),
      ['contract.txt', 'annex.txt'],
    );
  });

  it('refuses a stranger and a time that is over, before anything is sent', async () => {
    const values = [...filled.values, [fieldId('manager'), 'eve@example.org'] as const];
    const state = await launch({ ...filled, values, dueAt: 1 });
    assert.ok(state.phase === 'failed');
    assert.deepEqual(
      state.rejections.map(({ target }) => ('id' in target ? target.id : target.part)),
      ['due', 'manager'],
    );
    assert.deepEqual(await services.history.list(), []);
  });

  it('asks for people and groups once, and again after a failure, a while, or a refresh', async () => {
    let asked = 0;
    let now = 1_000_000_000_000;
    const api: PneumaticApi = {
      ...session.api,
      listAssignees: (signal) => {
        asked += 1;
        return asked === 1
          ? Promise.resolve(failure({ kind: 'forbidden', detail: '' }))
          : session.api.listAssignees(signal);
      },
    };
    const lists = new People(services.log, { now: () => now });
    assert.equal(await lists.of(api), undefined);
    const [first, second] = await Promise.all([lists.of(api), lists.of(api)]);
    assert.equal(first, second);
    assert.equal(first?.[0]?.kind, 'group');
    assert.equal(asked, 2);
    now += longestPause - 1;
    await lists.of(api);
    assert.equal(asked, 2);
    now += 1;
    assert.deepEqual(await lists.of(api), first);
    assert.equal(asked, 3);
    lists.renew(api);
    await lists.of(api);
    assert.equal(asked, 4);
  });

  it('offers the people that it knows where they cannot be asked for again', async () => {
    let fails = false;
    const api: PneumaticApi = {
      ...session.api,
      listAssignees: (signal) =>
        fails
          ? Promise.resolve(failure({ kind: 'timedOut', afterMs: 1 }))
          : session.api.listAssignees(signal),
    };
    const lists = new People(services.log, systemClock);
    const first = await lists.of(api);
    fails = true;
    lists.renew(api);
    assert.deepEqual(await lists.of(api), first);
  });
});
