import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namedLaunchText, withLaunch } from '../../../../src/host/launchFiles/editLaunches.ts';
import { fileNameFor } from '../../../../src/host/launchFiles/fileNameFor.ts';
import { parseLaunchFile } from '../../../../src/host/launchFiles/parseLaunchFile.ts';

const patch = { workflow: 'Release', values: { Version: '1.2' } };
const other = { workflow: 'Hotfix' };
const formats = ['json', 'yaml'] as const;

const launchesIn = (text: string, format: 'json' | 'yaml') => {
  const { launches, syntax } = parseLaunchFile(text, format);
  assert.deepEqual(syntax, []);
  return launches.map(({ name, value }) => ({ name, value }));
};

describe('The text of a saved launch', () => {
  for (const format of formats) {
    it(`is read again as it was, whatever its name is, in ${format}`, () => {
      const names = fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom('__proto__', 'constructor', 'launches', '$(x)', '"', '#', ': ', '12'),
      );
      fc.assert(
        fc.property(names, (name) => {
          const text = namedLaunchText(name, patch, format);
          assert.deepEqual(launchesIn(text, format), [{ name, value: patch }]);
        }),
      );
    });

    it(`keeps what stands beside the launch that is replaced or taken out, in ${format}`, () => {
      const comment = format === 'json' ? '// kept\n' : '# kept\n';
      const both =
        format === 'json'
          ? JSON.stringify({ launches: { a: patch, b: other } }, null, 2)
          : 'launches:\n  a: { workflow: Release }\n  b: { workflow: Hotfix }\n';
      const replaced = withLaunch(`${comment}${both}`, format, 'a', other);
      assert.ok(replaced.startsWith(comment));
      assert.deepEqual(launchesIn(replaced, format), [
        { name: 'a', value: other },
        { name: 'b', value: other },
      ]);
      const removed = withLaunch(replaced, format, 'a', undefined);
      assert.deepEqual(launchesIn(removed, format), [{ name: 'b', value: other }]);
    });

    it(`is replaced whole where the file is a single launch, in ${format}`, () => {
      const text = format === 'json' ? '// before\n{ "workflow": "Old" }' : 'workflow: Old\n';
      const replaced = withLaunch(text, format, undefined, patch);
      assert.deepEqual(launchesIn(replaced, format), [{ name: undefined, value: patch }]);
    });
  }
});

describe('A launch whose name YAML reads as a number or a truth', () => {
  for (const name of ['1.10', '2024', 'true', 'null']) {
    const text = `launches:\n  ${name}: { workflow: Old }\n  b: { workflow: Hotfix }\n`;

    it(`is replaced and taken out: ${name}`, () => {
      assert.deepEqual(launchesIn(withLaunch(text, 'yaml', name, patch), 'yaml'), [
        { name, value: patch },
        { name: 'b', value: other },
      ]);
      assert.deepEqual(launchesIn(withLaunch(text, 'yaml', name, undefined), 'yaml'), [
        { name: 'b', value: other },
      ]);
    });
  }
});

describe('The name of the file of a saved launch', () => {
  it('can be read', () => {
    assert.equal(fileNameFor('Patch: release 1.2!', []), 'patch-release-1-2.pneumatic.json');
    assert.equal(fileNameFor('Überprüfung', []), 'überprüfung.pneumatic.json');
  });

  it('is of no other file, whatever the case of that', () => {
    const taken = ['A.pneumatic.json', 'a-2.pneumatic.json'];
    assert.equal(fileNameFor('a', taken), 'a-3.pneumatic.json');
  });

  it('leads out of no folder, and is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const file = fileNameFor(name, []);
        assert.match(file, /^[\p{L}\p{N}-]{1,70}\.pneumatic\.json$/u);
      }),
    );
  });
});
