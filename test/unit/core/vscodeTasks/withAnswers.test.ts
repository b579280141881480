import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWrittenLaunch } from '../../../../src/core/kickoff/readWrittenLaunch.ts';
import { literalText, substitute, variablesOf } from '../../../../src/core/kickoff/variables.ts';
import { withAnswers } from '../../../../src/core/vscodeTasks/withAnswers.ts';

describe('The answers to the inputs of a VS Code task', () => {
  it('stand in the place of their variables; all others stay as they are written', () => {
    const written = {
      launch: 'release.pneumatic.json#${input:kind}',
      values: {
        Version: '${input:version}',
        Note: 'by ${env:USER} on ${git:branch}: ${input:version} (${input:kind})',
        List: ['${file}', 'a ${input:kind}'],
        Tag: '${git:tag}${input:kind}',
        Count: 3,
      },
    };
    const resolved = {
      launch: 'release.pneumatic.json#patch',
      values: {
        Version: '1.2 $& (rc)',
        Note: 'by maya on ${git:branch}: 1.2 $& (rc) (patch)',
        List: ['/w/a.ts', 'a patch'],
        Tag: '${git:tag}patch',
        Count: 3,
      },
    };
    assert.deepEqual(withAnswers(written, resolved), {
      launch: 'release.pneumatic.json#patch',
      values: {
        Version: '1.2 $& (rc)',
        Note: 'by ${env:USER} on ${git:branch}: 1.2 $& (rc) (patch)',
        List: ['${file}', 'a patch'],
        Tag: '${git:tag}patch',
        Count: 3,
      },
    });
  });

  it('are left out where VS Code hands over something else', () => {
    for (const resolved of [undefined, null, 3, 'b', ['c'], { values: 'd' }]) {
      const written = { name: 'a ${input:x}', values: { b: ['${input:x}!'] } };
      assert.deepEqual(withAnswers(written, resolved), written);
    }
  });

  it('are taken as they are, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (answer, text) => {
        const plain = text.replaceAll('$', '');
        const written = `${plain}\${input:x}${plain}`;
        assert.equal(
          withAnswers(written, `${plain}${answer}${plain}`),
          `${plain}${literalText(answer)}${plain}`,
        );
      }),
    );
  });

  it('are texts in which no variable is looked for', () => {
    const definition = { workflow: 'W', name: '${input:x} of ${file}' };
    const resolved = { workflow: 'W', name: '${env:TOKEN} $${date} of /w/a.ts' };
    const { launch } = readWrittenLaunch(withAnswers(definition, resolved));
    assert.ok(launch);
    assert.deepEqual(variablesOf(launch), ['file']);
    const { written } = substitute(launch, () => ({ value: 'b.ts' }));
    assert.equal(written.name, '${env:TOKEN} $${date} of b.ts');
  });
});
