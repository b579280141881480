import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forgeLink } from '../../../../src/core/attach/forgeLink.ts';

const at = { commit: 'abc123', path: 'src/a b#.ts', first: 3, last: 3 };
const file = 'src/a%20b%23.ts';

const table: readonly (readonly [address: string, link: string | undefined])[] = [
  ['https://github.com/o/r.git', `https://github.com/o/r/blob/abc123/${file}#L3`],
  ['https://github.com/o/r/', `https://github.com/o/r/blob/abc123/${file}#L3`],
  ['git@github.com:o/r.git', `https://github.com/o/r/blob/abc123/${file}#L3`],
  ['ssh://git@github.com:22/o/r.git', `https://github.com/o/r/blob/abc123/${file}#L3`],
  ['https://user:secret@github.com/o/r', `https://github.com/o/r/blob/abc123/${file}#L3`],
  ['git@github.example.org:o/r', `https://github.example.org/o/r/blob/abc123/${file}#L3`],
  ['https://gitlab.com/g/sub/r.git', `https://gitlab.com/g/sub/r/-/blob/abc123/${file}#L3`],
  ['git@bitbucket.org:o/r.git', `https://bitbucket.org/o/r/src/abc123/${file}#lines-3`],
  ['https://gitea.example.org/o/r', `https://gitea.example.org/o/r/src/commit/abc123/${file}#L3`],
  ['ssh://git@codeberg.org/o/r.git', `https://codeberg.org/o/r/src/commit/abc123/${file}#L3`],
  ['https://example.org/o/r.git', undefined],
  ['/srv/git/github/r.git', undefined],
  ['C:\\github\\r.git', undefined],
  ['', undefined],
];

describe('The link to a file on its forge', () => {
  for (const [address, link] of table) {
    it(`is made of the remote ${address}`, () => {
      assert.equal(forgeLink(address, at), link);
    });
  }

  it('names several lines in the words of each forge', () => {
    const lines = { ...at, last: 5 };
    const ends = ['github.com', 'gitlab.com', 'bitbucket.org', 'gitea.org'].map((host) =>
      forgeLink(`https://${host}/o/r`, lines)?.split('#').at(-1),
    );
    assert.deepEqual(ends, ['L3-L5', 'L3-5', 'lines-3:5', 'L3-L5']);
  });

  it('leads to the host of the remote by https, whatever its address and path hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, path) => {
        const link = forgeLink(`https://github.com/o/${name}`, { ...at, path });
        if (link !== undefined) assert.equal(new URL(link).host, 'github.com');
      }),
    );
  });
});
