import assert from 'node:assert/strict';
import { parseExactly } from '../../../src/api/exactJson.ts';

describe('JSON with whole numbers that are too large for a number', () => {
  const places = Array.from({ length: 40 }, (_, blanks) => ' '.repeat(blanks));

  it('has them as their digits, wherever they stand', () => {
    for (const blanks of places) {
      const text = `[${blanks}9007199254740993, -9007199254740993, 12, 1.5]`;
      const expected = ['9007199254740993', '-9007199254740993', 12, 1.5];
      assert.deepEqual(parseExactly(text), expected);
      assert.deepEqual(parseExactly(`${blanks}9007199254740993`), '9007199254740993');
    }
  });

  it('has others as numbers, long ones too', () => {
    for (const blanks of places) {
      const text = `[${blanks}1234567890123456, 0.1234567890123456789, "9007199254740993"]`;
      const expected = [1234567890123456, 0.12345678901234568, '9007199254740993'];
      assert.deepEqual(parseExactly(text), expected);
    }
  });
});
