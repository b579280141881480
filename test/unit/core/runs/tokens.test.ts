import assert from 'node:assert/strict';
import { withValues } from '../../../../src/core/runs/tokens.ts';

const filled = (value: string): string => withValues('Check {{a}}, {{b}}', new Map([['a', value]]));

describe('A text with values in it', () => {
  it('has the name of a file in place of its link, on one line', () => {
    assert.equal(filled('[plan.pdf](https://x.org/1)\n![pier]()'), 'Check plan.pdf pier, {{b}}');
  });

  for (const part of ['[', '[](']) {
    it(`is there in time with a value of many “${part}”`, () => {
      const before = performance.now();
      filled(part.repeat(50_000));
      assert.ok(performance.now() - before < 2000);
    });
  }
});
