import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  attachedName,
  attachedNumbers,
  attachmentLine,
  commentOf,
  commentParts,
  quotedCode,
} from '../../../../src/core/form/commentFiles.ts';

const plan = attachmentLine('[plan.pdf](https://files.example/f/0a)');
const map = attachmentLine('[map.PNG](https://files.example/f/0b#file-12)');

describe('The files of a comment', () => {
  it('are lines in the service’s own Markdown, which says of what kind they are', () => {
    assert.equal(plan, '![plan.pdf](https://files.example/f/0a "entityType:file")');
    assert.equal(map, '![map.PNG](https://files.example/f/0b#file-12 "entityType:image")');
    assert.deepEqual([plan, map].map(attachedName), ['plan.pdf', 'map.PNG']);
  });

  it('stand at its end, and are told apart from what is typed', () => {
    assert.deepEqual(commentParts(`See [this](https://a.example)\n\n${plan}\n${map}`), {
      text: 'See [this](https://a.example)',
      files: [plan, map],
    });
    assert.deepEqual(commentParts(plan), { text: '', files: [plan] });
    assert.deepEqual(commentParts(`${plan}\nsee above`).files, []);
  });

  it('come and go without a change of the text', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', ' ', '![x](y)', '[x](y)'))
      .map((all) => all.join(''));
    const files = fc.subarray([plan, map]);
    fc.assert(
      fc.property(text, files, (typed, attached) => {
        const parts = { text: typed, files: attached };
        assert.deepEqual(commentParts(commentOf(parts)), parts);
      }),
    );
  });

  it('have the numbers of servers before v7', () => {
    assert.deepEqual(attachedNumbers(commentOf({ text: '#file-9 ', files: [plan, map] })), ['12']);
  });

  it('leave a quotation of code whole, whatever is in it', () => {
    assert.equal(
      quotedCode('a\n```\nb\n', 'src/a.md:1-3', 'markdown'),
      'src/a.md:1-3\n\n````markdown\na\n```\nb\n````',
    );
  });
});
