import assert from 'node:assert/strict';
import { facts } from '../contract/current/facts.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { knownFaults, ownFault } from './fuzz/knownFaults.ts';
import { servers } from './fuzz/servers.ts';
import { startSandboxProcess } from '../support/sandboxProcess.ts';

/** `npm run fuzz` sends ten times as many to each, and others each time. */
const requests = 2000;
/** The seed is fixed: so few requests must always reach the same code. */
const seed = 6;

/** The statuses of routes that only some servers have. */
const ofFiles: Readonly<Record<string, readonly string[]>> = {
  'current, v7': ['206', '416', '422'],
};

describe('Malformed requests', () => {
  it('may be answered with a 5xx only where the service itself breaks', async () => {
    const known = Object.values(facts).flat();
    const sandbox = await startSandboxProcess({ dialect: 'current' });
    try {
      for (const { fact, example, has } of knownFaults) {
        assert.ok(known.includes(fact), fact);
        assert.ok(has(JSON.stringify(example)), fact);
        const { method, path, body } = example;
        const answer = await fetch(`${sandbox.origin}${path}`, {
          method,
          headers: { Authorization: `Bearer ${sandbox.key}`, 'Content-Type': 'application/json' },
          ...(body !== '' && { body }),
        });
        assert.equal(answer.status, 500, fact);
        assert.ok(!(await answer.text()).includes(ownFault), fact);
      }
    } finally {
      await sandbox.stop();
    }
  });

  for (const [name, server] of Object.entries(servers)) {
    it(`are all answered or hung up on by the sandbox (${name})`, async () => {
      const sandbox = await startSandboxProcess(server);
      try {
        const { sent, answers, faults } = await fuzz({ sandbox, requests, seed });
        assert.deepEqual(faults, [], `seed ${seed}`);
        assert.equal(sent, requests);
        // The statuses that show that requests have reached the routes.
        const reached = ['200', '400', '404', '431', ...(ofFiles[name] ?? [])];
        for (const status of reached) assert.ok(answers[status], `${status}, seed ${seed}`);
      } finally {
        await sandbox.stop();
      }
    });
  }
});
