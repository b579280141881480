import assert from 'node:assert/strict';
import { loadedOnce } from '../../../../src/host/platform/loadedOnce.ts';

describe('What is loaded when it is first needed', () => {
  it('is loaded once, for all who need it', async () => {
    let count = 0;
    const load = loadedOnce(() => Promise.resolve((count += 1)));
    assert.deepEqual([await load(), await load(), count], [1, 1, 1]);
    assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
  });

  it('is tried again after a failure, which all hear that have waited for it', async () => {
    let count = 0;
    const load = loadedOnce(() => {
      count += 1;
      return count === 1 ? Promise.reject(new Error('No file')) : Promise.resolve(count);
    });
    const [one, other] = await Promise.allSettled([load(), load()]);
    assert.deepEqual([one.status, other.status, count], ['rejected', 'rejected', 1]);
    assert.equal(await load(), 2);
  });
});
