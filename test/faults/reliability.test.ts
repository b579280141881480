import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { reliabilityDocument, reliabilityFile } from './reliability.ts';
import { rows } from './rows.ts';
import { expectedErrors, inShort, sentences } from './sentences.ts';

describe('The published table of faults', () => {
  it('is what the cases make it: `npm run reliability` writes it again', async () => {
    assert.equal(await readFile(reliabilityFile, 'utf8'), reliabilityDocument());
  });

  it('has a sentence for every error, and none that nobody reads', () => {
    const used = expectedErrors.map(inShort);
    assert.deepEqual([...new Set(used)].length, expectedErrors.length, 'Two read the same.');
    assert.deepEqual(used.toSorted(), Object.keys(sentences).toSorted());
  });

  it('has what changes something sent once at most, in every case', () => {
    const changes = rows.filter(({ call }) => call.kind !== 'read');
    assert.ok(changes.length > 100);
    assert.deepEqual(
      changes.filter(({ expected }) => expected.requests > 1),
      [],
    );
  });

  it('has a read tried three times at most, page by page', () => {
    const pages = 11;
    assert.deepEqual(
      rows.filter(({ expected: { requests } }) => requests > 3 && requests !== pages),
      [],
    );
  });
});
