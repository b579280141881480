import assert from 'node:assert/strict';
import { projectRoot } from '../vscode/paths.ts';
import { type Copy, copyOfCheckout, statusOf } from './copy.ts';
import { documentedCommands, scripts, stepsOfTest } from './documented.ts';
import { trials } from './trials.ts';
import { leftOut, runAlong, runByTest } from './ways.ts';

describe('Commands', () => {
  let copy: Copy | undefined;
  let statusBefore = '';

  before('the checkout is copied', async () => {
    statusBefore = await statusOf(projectRoot);
    copy = await copyOfCheckout();
  });

  after('the copy is removed', () => copy?.remove());

  it('are all tried, or a table says why one is left out', async () => {
    const known = [trials, runAlong, runByTest, leftOut].flatMap((table) => Object.keys(table));
    const named = new Set([...(await scripts()), ...(await documentedCommands())]);
    const unknown = [...named].filter((command) => !known.includes(command));
    assert.deepEqual(unknown, [], 'Add them to the tables of test/commands.');
    assert.deepEqual(
      known.filter((command) => !named.has(command)),
      [],
      'Nobody names them any more.',
    );
  });

  it('that run along with others do so with one that is tried', () => {
    const strays = Object.values(runAlong).filter((command) => !(command in trials));
    assert.deepEqual(strays, []);
  });

  it('that npm test runs are in its steps', async () => {
    const steps = await stepsOfTest();
    const absent = Object.values(runByTest)
      .flat()
      .filter((text) => !steps.includes(text));
    assert.deepEqual(absent, []);
  });

  for (const [command, trial] of Object.entries(trials)) {
    it(`work, and leave tracked files alone: ${command}`, async function () {
      this.timeout(10 * 60_000);
      assert.ok(copy);
      await trial(copy);
      assert.equal(await copy.status(), '');
    });
  }

  it('have left the checkout alone', async () => {
    assert.equal(await statusOf(projectRoot), statusBefore);
  });
});
