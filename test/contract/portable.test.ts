import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/root.ts';
import type { CheckGroup } from './portable/check.ts';
import { NotApplicable, same } from './portable/expect.ts';
import { textOf } from './portable/report.ts';
import { runPortable } from './portable/runPortable.ts';
import { type Keys, type Server, connect } from './portable/server.ts';
import { keyOf } from '../support/members.ts';
import { useCurrentSandbox } from './current/currentSandbox.ts';

const keys: Keys = {
  owner: keyOf('tomas'),
  admin: keyOf('maya'),
  member: keyOf('priya'),
  viewer: keyOf('aiko'),
};

describe('The contract suite that can be run against any server', () => {
  const sandbox = useCurrentSandbox();
  const server = (some: Keys = keys): Server => connect(sandbox().process.origin, some);

  it('finds no difference in the sandbox, and leaves nothing behind', async () => {
    const count = async (): Promise<readonly number[]> =>
      Promise.all(
        ['/templates', '/workflows'].map(async (each) => {
          const page = await sandbox().read(`${each}?limit=1`, 'tomas');
          return (page as { readonly count: number }).count;
        }),
      );
    const before = await count();
    const { results, left } = await runPortable(server(), 'contract');
    assert.deepEqual(
      results.filter(({ outcome }) => outcome.kind !== 'passed'),
      [],
    );
    assert.ok(results.length > 50);
    assert.deepEqual([left, await count()], [[], before]);
  });

  it('says what differs, what cannot be tried, and why', async () => {
    const checks: CheckGroup = {
      about: 'A server',
      checks: [
        { name: 'is like this', run: () => Promise.resolve() },
        {
          name: 'counts',
          run: () => {
            same('two', 3, 2);
            return Promise.resolve();
          },
        },
        { name: 'has viewers', needs: ['viewer'], run: () => Promise.resolve() },
        { name: 'has teams', run: () => Promise.reject(new NotApplicable('no team')) },
      ],
    };
    const report = await runPortable(server({ owner: keyOf('tomas') }), 'contract', [checks]);
    assert.equal(
      textOf(report),
      [
        'passed: A server is like this',
        'differs: A server counts\n    two: 3 instead of 2',
        'not applicable: A server has viewers\n    no key: viewer',
        'not applicable: A server has teams\n    no team',
        '',
        '1 passed, 1 differ, 2 not applicable',
        '',
      ].join('\n'),
    );
  });

  it('notices a server that answers in another way', async () => {
    const other: Server = {
      ...server(),
      ask: async (...question) => {
        const answer = await server().ask(...question);
        return { ...answer, status: answer.status === 404 ? 403 : answer.status };
      },
    };
    const { results } = await runPortable(other, 'contract');
    const differing = results.filter(({ outcome }) => outcome.kind === 'differs');
    assert.ok(differing.length >= 3);
  });

  it('asks no server on another machine', async () => {
    const main = path.join(root, 'test/contract/portable/main.ts');
    const run = promisify(execFile)(process.execPath, [main, '--origin', 'https://x.example']);
    await assert.rejects(run, /Only a server on this machine/);
  });
});
