import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectionId } from '../../../../src/core/base/ids.ts';
import type { Selection } from '../../../../src/core/form/field.ts';
import { readJoined } from '../../../../src/core/form/joinedSelections.ts';

const optionsOf = (labels: readonly string[]): readonly Selection[] =>
  labels.map((label, index) => ({ id: selectionId(String(index)), label }));

/** Options with the separator in them, at an end, or nothing else. */
const oddLabel = fc
  .array(fc.constantFrom('a', 'b', ',', ' ', ', '), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const oddOptions = fc.uniqueArray(oddLabel, { minLength: 1, maxLength: 6 }).map(optionsOf);

const labelsOf = (options: readonly Selection[], ids: readonly string[]): string =>
  ids.map((id) => options.find((option) => option.id === id)?.label ?? '?').join(', ');

describe('The joined text of a checkbox', () => {
  it('is read as the longest options that make up all of it', () => {
    const options = optionsOf(['a', 'a, b', 'b, c', 'c']);
    assert.deepEqual(readJoined('a, b, c', options), { ids: ['1', '3'], ambiguous: true });
    assert.deepEqual(readJoined('a, c', options), { ids: ['0', '3'], ambiguous: false });
  });

  it('is not read at all if a part of it is no option', () => {
    const options = optionsOf(['a', 'b']);
    assert.deepEqual(readJoined('a, gone, b', options), { ids: [], ambiguous: false });
    assert.deepEqual(readJoined('', options), { ids: [], ambiguous: false });
  });

  it('can be read in two ways if two options have one label', () => {
    const options = [...optionsOf(['a']), { id: selectionId('other'), label: 'a' }];
    assert.deepEqual(readJoined('a', options), { ids: ['0'], ambiguous: true });
  });

  it('is read as what was chosen, or as something that is written alike, which is said', () => {
    fc.assert(
      fc.property(oddOptions, fc.infiniteStream(fc.boolean()), (options, choose) => {
        const chosen = options.filter(() => choose.next().value === true).map(({ id }) => id);
        fc.pre(chosen.length > 0);
        const text = labelsOf(options, chosen);
        const { ids, ambiguous } = readJoined(text, options);
        assert.equal(labelsOf(options, ids), text);
        if (!ambiguous) assert.deepEqual(ids, chosen);
      }),
    );
  });

  it('takes no time, however many ways there are', () => {
    const options = optionsOf(['a', 'a, a', 'a, a, a']);
    const { ids, ambiguous } = readJoined(
      Array.from({ length: 2000 }, () => 'a').join(', '),
      options,
    );
    assert.equal(ambiguous, true);
    assert.ok(ids.length > 0);
  });
});
