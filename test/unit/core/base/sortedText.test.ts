import assert from 'node:assert/strict';
import { sortedText } from '../../../../src/core/base/sortedText.ts';

describe('The text of a value with its properties in order', () => {
  it('is the same in whatever order they are, also further in', () => {
    const one = { state: 'all', workflow: { id: '7', account: 'a' }, mine: true };
    const other = { mine: true, workflow: { account: 'a', id: '7' }, state: 'all' };
    assert.equal(sortedText(one), sortedText(other));
    assert.equal(sortedText({ ...one, due: undefined }), sortedText(other));
  });

  it('keeps the order of lists, and tells other values apart', () => {
    assert.notEqual(sortedText({ of: ['1', '2'] }), sortedText({ of: ['2', '1'] }));
    assert.notEqual(sortedText({ mine: true }), sortedText({ mine: false }));
  });
});
