import assert from 'node:assert/strict';
import {
  accountIdOf,
  currentId,
  firstMoves,
  isNameless,
  namelessId,
  serverOf,
} from '../../../../src/core/account/accountId.ts';
import { type AccountId, accountId, personId } from '../../../../src/core/base/ids.ts';

const eu = 'https://h.example/eu';
const moved = (...pairs: readonly (readonly [string, string])[]) =>
  new Map(pairs.map(([from, to]) => [accountId(from), accountId(to)]));

describe('The id of an account', () => {
  it('has the whole address and the person, so that neither is another', () => {
    const ids = [eu, 'https://h.example/us', 'https://h.example'].flatMap((server) =>
      [undefined, '5', '6', '@1', '5#6', '\ud800'].map((person) =>
        accountIdOf(server, person === undefined ? undefined : personId(person)),
      ),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.slice(0, 2), [`${eu}#`, `${eu}#5`]);
    assert.deepEqual(
      ids.map(isNameless),
      ids.map((_, index) => index % 6 === 0),
    );
    assert.deepEqual([...new Set(ids.slice(0, 6).map(serverOf))], [eu]);
    assert.equal(serverOf(accountId('demo')), undefined);
  });

  it('is followed through all of its moves, and through none that lead in a circle', () => {
    const moves = moved(['https://h.example', `${eu}#`], [`${eu}#`, `${eu}#5`]);
    const now = (id: string): AccountId => currentId(accountId(id), moves);
    assert.equal(now('https://h.example'), `${eu}#5`);
    assert.equal(now(`${eu}#5`), `${eu}#5`);
    assert.equal(now('demo'), 'demo');
    assert.equal(now('https://other.example'), 'https://other.example#');
    const circle = moved(['a', 'b'], ['b', 'a']);
    assert.ok(['a', 'b'].includes(currentId(accountId('a'), circle)));
  });

  it('of an unknown owner is never one that has become a person’s', () => {
    assert.equal(namelessId(eu, new Map()), `${eu}#`);
    const next = namelessId(eu, moved([`${eu}#`, `${eu}#5`]));
    assert.equal(next, `${eu}#@1`);
    assert.ok(isNameless(next));
    assert.equal(namelessId(eu, moved([`${eu}#`, `${eu}#5`], [next, `${eu}#6`])), `${eu}#@2`);
  });
});

describe('What was kept under an origin', () => {
  const us = 'https://h.example/us';
  const other = 'https://o.example/api';
  const cases = [
    ['goes to the address in the setting', eu, [us, eu], [['https://h.example', `${eu}#`]]],
    [
      'goes to the only address that is known of it',
      hosted(),
      [other],
      [
        [hosted(), `${hosted()}#`],
        ['https://o.example', `${other}#`],
      ],
    ],
    ['never goes to two', hosted(), [eu, us], [[hosted(), `${hosted()}#`]]],
  ] as const;
  for (const [title, setting, used, moves] of cases) {
    it(title, () => {
      assert.deepEqual([...firstMoves(setting, used)], moves);
    });
  }
});

function hosted(): string {
  return 'https://api.pneumatic.app';
}
