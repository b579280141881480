import assert from 'node:assert/strict';
import fc from 'fast-check';
import { substitute } from '../../../../src/core/kickoff/variables.ts';
import { parseLaunchFile } from '../../../../src/host/launchFiles/parseLaunchFile.ts';
import { variableInText } from '../../../../src/host/launchFiles/variableInText.ts';
import { stringify } from 'yaml';

const wrong = '${git:brnch}';

/** What is marked in a file for each wrong variable of its values. */
function marked(text: string, format: 'json' | 'yaml'): readonly (string | undefined)[] {
  const [launch] = parseLaunchFile(text, format).launches;
  const values = (launch?.value as { readonly values: Readonly<Record<string, string>> }).values;
  const written = { workflow: 'x', values: Object.entries(values), taskLinks: [] };
  const { problems } = substitute(written, () => ({ why: 'none' }));
  return problems.map((problem) => {
    const span = launch?.spanOf(problem.path, problem.at) ?? { offset: 0, length: 0 };
    const value = text.slice(span.offset, span.offset + span.length);
    const found = variableInText(value, problem);
    return found && value.slice(found.offset, found.offset + found.length);
  });
}

describe('A wrong variable in a launch file', () => {
  it('is marked alone, whatever stands before it', () => {
    const json = (value: string) => `{ "workflow": "x", "values": { "a": ${value} } }`;
    assert.deepEqual(marked(json(`"Of ${wrong}"`), 'json'), [wrong]);
    assert.deepEqual(marked(json(`"One\\nOf ${wrong}"`), 'json'), [wrong]);
    assert.deepEqual(marked(`workflow: x\nvalues:\n  a: |\n    One\n    Of ${wrong}\n`, 'yaml'), [
      wrong,
    ]);
    assert.deepEqual(marked(`workflow: x\nvalues:\n  a: 'It''s ${wrong}'\n`, 'yaml'), [wrong]);
  });

  it('is not marked alone where it cannot be told from another', () => {
    const twice = `{ "workflow": "x", "values": { "a": "\\n${wrong}${wrong}" } }`;
    assert.deepEqual(marked(twice, 'json'), [undefined, undefined]);
  });

  it('is never taken for something else', () => {
    const around = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(around, around, fc.constantFrom('json', 'yaml'), (before, after, format) => {
        const launch = { workflow: 'x', values: { a: `${before}${wrong}${after}` } };
        const text = format === 'json' ? JSON.stringify(launch) : stringify(launch);
        if (parseLaunchFile(text, format).syntax.length > 0) return;
        for (const each of marked(text, format))
          assert.ok(each === undefined || /^\$\{[^]*\}$/.test(each), each);
      }),
    );
  });
});
