/** Time cannot be measured well enough for a test, so the comparisons themselves are watched. */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { openAccount } from '../../../src/sandbox/openAccount.ts';
import type { Store } from '../../../src/sandbox/store/store.ts';

/** The length in bytes of a key's SHA-256 hash, however long the key is. */
const digest = 32;
const keys = ['first-key', 'a-second-key-that-is-longer', 'third'] as const;
const unknown = ['unknown', '', 'x'.repeat(10_000), 'first-kez'];

describe('A key that is sent', () => {
  const { timingSafeEqual } = crypto;
  let store: Store;
  const compared: (readonly [number, number])[] = [];

  before(() => {
    store = openAccount(':memory:');
    const [person] = store.people();
    assert.ok(person);
    for (const key of keys) store.addKey(key, person.id);
    crypto.timingSafeEqual = (one, other) => {
      compared.push([one.byteLength, other.byteLength]);
      return timingSafeEqual(one, other);
    };
    syncBuiltinESMExports();
  });
  beforeEach(() => compared.splice(0));
  after(() => {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
    store.close();
  });

  for (const key of [...keys, ...unknown]) {
    it(`is compared with all that are kept, by digests in constant time: ${key.slice(0, 30)}`, () => {
      const known = keys.some((each) => each === key);
      assert.equal(store.personOfKey(key) !== undefined, known);
      assert.deepEqual(
        compared,
        keys.map(() => [digest, digest]),
      );
    });
  }
});
