import assert from 'node:assert/strict';
import { fuzz } from '../support/fuzz/fuzz.ts';
import { startSandboxProcess } from '../support/sandboxProcess.ts';

/** `npm run fuzz` sends a hundred times as many. */
const requests = 1000;

describe('Malformed requests', () => {
  for (const dialect of ['documented', 'current'] as const) {
    it(`are all answered or hung up on by the sandbox (${dialect})`, async function () {
      this.timeout(120_000);
      const sandbox = await startSandboxProcess({ dialect });
      const seed = Date.now() % 1_000_000;
      try {
        const { sent, answers, faults } = await fuzz({ sandbox, requests, seed });
        assert.deepEqual(faults, [], `seed ${seed}`);
        assert.equal(sent, requests);
        // That it has got as far as the routes.
        for (const status of ['200', '400', '404', '431']) assert.ok(answers[status], status);
      } finally {
        await sandbox.stop();
      }
    });
  }
});
