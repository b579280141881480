import assert from 'node:assert/strict';
import { fieldBlocks } from '../../../src/core/form/sections.ts';
import { fieldId } from '../../../src/core/ids.ts';
import type { Field } from '../../../src/core/workflow.ts';

const field = (id: string, title?: string): Field => ({
  id: fieldId(id),
  name: id,
  description: '',
  kind: 'string',
  sourceType: 'string',
  required: false,
  selections: [],
  // A new object each: what comes by message is never the same one.
  ...(title !== undefined && { section: { title, description: '' } }),
});

const shape = (fields: readonly Field[]) =>
  fieldBlocks(fields).map((block) => [block.section?.title, block.fields.map(({ id }) => id)]);

describe('The blocks of a form', () => {
  it('are none for no fields', () => {
    assert.deepEqual(fieldBlocks([]), []);
  });

  it('hold the fields that follow each other under one heading', () => {
    const fields = [field('a'), field('b'), field('c', 'Site'), field('d', 'Site'), field('e')];
    assert.deepEqual(shape(fields), [
      [undefined, ['a', 'b']],
      ['Site', ['c', 'd']],
      [undefined, ['e']],
    ]);
  });

  it('keep the order where a heading comes again', () => {
    assert.deepEqual(shape([field('a', 'One'), field('b', 'Two'), field('c', 'One')]), [
      ['One', ['a']],
      ['Two', ['b']],
      ['One', ['c']],
    ]);
  });
});
