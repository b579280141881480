import assert from 'node:assert/strict';
import { weightOf } from '../../../src/api/weight.ts';

/** The weight of a text as it was meant: 24 for each object and list, 8 for each further value. */
const exactWeight = (text: string): number =>
  text.length + 24 * (text.match(/[[{]/g) ?? []).length + 8 * (text.match(/,/g) ?? []).length;

/** Texts whose values lie in one place, or in places at equal distances. */
const texts = {
  'a list of objects': `[${'{"id":1,"name":"A name","fields":[{"type":"text"}]},'.repeat(20_000)}{}]`,
  'many lists within lists': '['.repeat(400_000),
  'many numbers': `[${'1,'.repeat(200_000)}1]`,
  'values at the beginning alone': `${'[],'.repeat(50_000)}${' '.repeat(800_000)}`,
  'values at the end alone': `${' '.repeat(800_000)}${'[],'.repeat(50_000)}`,
  'one value in each 16 characters': `[${' '.repeat(15)}`.repeat(60_000),
  'a block of values in each 1024 characters': ('['.repeat(64) + ' '.repeat(960)).repeat(2000),
} as const;

describe('The weight of an answer', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`is about that of all of its values: ${name}`, () => {
      const exact = exactWeight(text);
      const rough = weightOf(text);
      assert.ok(Math.abs(rough / exact - 1) < 0.25, `${rough} in place of ${exact}`);
    });
  }
});
