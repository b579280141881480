import assert from 'node:assert/strict';
import { fieldBlocks } from '../../../../src/core/form/sections.ts';
import { fieldId } from '../../../../src/core/base/ids.ts';
import type { Field } from '../../../../src/core/form/field.ts';

const field = (id: string, section?: string): Field => ({
  id: fieldId(id),
  name: id,
  description: '',
  kind: 'string',
  sourceType: 'string',
  required: false,
  selections: [],
  // Each field has a new object, since those in messages are never identical.
  ...(section !== undefined && {
    section: { id: section, title: section.replace(/\d/, ''), description: '' },
  }),
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

  it('are two where two sections have the same title', () => {
    const fields = ['Address1', 'Address2'].flatMap((set) => [
      field(`street of ${set}`, set),
      field(`city of ${set}`, set),
    ]);
    assert.deepEqual(shape(fields), [
      ['Address', ['street of Address1', 'city of Address1']],
      ['Address', ['street of Address2', 'city of Address2']],
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
