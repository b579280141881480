import assert from 'node:assert/strict';
import { sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRun, storedRuns } from '../../support/sandboxRuns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { emailOf } from '../../support/members.ts';

describe('A launch in the sandbox', () => {
  const sandbox = useSandbox();

  const launch = async (workflow: number, body: unknown): Promise<number> => {
    const answer = await sendLaunch(sandbox(), workflow, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.deepEqual(Object.keys(answer.body as object), ['process_id']);
    const id = (answer.body as { readonly process_id: unknown }).process_id;
    assert.ok(Number.isInteger(id));
    return id as number;
  };

  it('is stored with every property as it was sent', async () => {
    const before = Date.now();
    const kickoff = {
      'release-version': ' 4.13.0 ',
      'release-type': 7002,
      components: [7006, 7004],
      'release-date': '2026-04-20',
      changelog: 'blueharbor.example/changes#4.13',
      'release-captain': 'Priya.Nair@BlueHarbor.example',
      'rollback-plan': 'Line one\nLine “two” – ⛵',
      flags: [],
    };
    const id = await launch(7, {
      name: '  Harbormaster 4.13.0 ⚓ ',
      kickoff,
      tasks: { 702: { url: 'https://ci.blueharbor.example/42?a=b' }, 706: { url: 'http://x.y/' } },
    });
    const { launchedAt, ...run } = storedRun(sandbox().file, id);
    assert.deepEqual(run, {
      id,
      name: '  Harbormaster 4.13.0 ⚓ ',
      workflowId: 7,
      kickoff,
      taskUrls: { 702: 'https://ci.blueharbor.example/42?a=b', 706: 'http://x.y/' },
      launchedBy: emailOf('maya'),
    });
    assert.ok(Date.parse(launchedAt) >= before && Date.parse(launchedAt) <= Date.now());
  });

  it('takes the types of field that the others leave out', async () => {
    const incident = {
      summary: 'Bookings are slow',
      severity: 2002,
      systems: [2004],
      marinas: '12.5',
      evidence: 'https://files.blueharbor.example/log.txt',
      'personal-data': 2011,
      commander: emailOf('aiko'),
    };
    assert.deepEqual(
      storedRun(sandbox().file, await launch(2, { name: 'Slow', kickoff: incident })).kickoff,
      incident,
    );
    const escalation = {
      customer: 'Marina Azul',
      conversation: 'support.blueharbor.example/t/1',
      mood: '5',
      story: 'Since Monday.',
      revenue: 4800,
      owner: emailOf('aiko'),
    };
    assert.deepEqual(
      storedRun(sandbox().file, await launch(5, { name: 'Azul', kickoff: escalation })).kickoff,
      escalation,
    );
  });

  it('needs only a name where no field is required', async () => {
    const { kickoff, taskUrls } = storedRun(sandbox().file, await launch(10, { name: 'Week 17' }));
    assert.deepEqual({ kickoff, taskUrls }, { kickoff: {}, taskUrls: {} });
  });

  it('has an id that no other has', async () => {
    const first = await launch(10, { name: 'Same' });
    const second = await launch(10, { name: 'Same' });
    assert.ok(second > first);
  });

  it('cannot repeat what has to be new, whatever its letter case', async () => {
    const onboarding = (email: string): object => ({
      name: 'Welcome',
      kickoff: {
        'full-name': 'Noor Haddad',
        'work-email': email,
        'first-day': '2026-05-04',
        team: 1001,
        manager: emailOf('tomas'),
      },
    });
    await launch(1, onboarding('noor.haddad@blueharbor.example'));
    const count = storedRuns(sandbox().file).length;
    for (const email of ['Noor.Haddad@blueharbor.example', 'lena.fischer@blueharbor.example']) {
      const { status, body } = await sendLaunch(sandbox(), 1, onboarding(email));
      assert.equal(status, 400);
      assert.deepEqual(body, {
        kickoff: {
          'work-email': [
            `Another run already has the value "${email}" here, and it must not repeat.`,
          ],
        },
      });
    }
    assert.equal(storedRuns(sandbox().file).length, count);
  });

  it('stores nothing when anything is wrong', async () => {
    const count = storedRuns(sandbox().file).length;
    const { status } = await sendLaunch(sandbox(), 10, { name: 'x', tasks: { 1: { url: 'x' } } });
    assert.equal(status, 400);
    assert.equal(storedRuns(sandbox().file).length, count);
  });
});
