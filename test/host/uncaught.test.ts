/**
 * The whole suite fails after an uncaught error of the extension; this tests that it is noticed.
 */
import assert from 'node:assert/strict';
import { eventually } from '../vscode/eventually.ts';
import { type Uncaught, watchUncaught } from './support/uncaught.ts';

describe('What nobody catches in the extension host', () => {
  let uncaught: Uncaught;

  beforeEach(() => {
    uncaught = watchUncaught();
  });
  afterEach(() => {
    uncaught.stop();
  });

  it('is noticed, unless it is handled later', async () => {
    const alone = Promise.reject(new Error('Left alone for a moment'));
    const [first] = await eventually('the rejection', () => {
      const left = uncaught.left();
      return Promise.resolve(left.length > 0 ? left : undefined);
    });
    assert.match(first ?? '', /Left alone for a moment/);
    await assert.rejects(alone);
    await eventually('the end of it', () =>
      Promise.resolve(uncaught.left().length === 0 ? true : undefined),
    );
  });
});
