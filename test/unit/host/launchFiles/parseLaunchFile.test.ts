import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  type LaunchFile,
  parseLaunchFile,
} from '../../../../src/host/launchFiles/parseLaunchFile.ts';

const formats = ['json', 'yaml'] as const;
type Format = (typeof formats)[number];

const name = fc.oneof(
  fc.constantFrom('Version', '__proto__', 'constructor', 'a: b', '# no', '"', "it's", '🚢', ''),
  fc.string({ unit: 'grapheme' }),
);
const scalar = fc.oneof(
  fc.constantFrom('', '${git:tag}', 'null', '1e3', '- x', '|', '🚢\n', 'a # b', '\t'),
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
);
const launch = fc.record(
  {
    workflow: fc.string({ unit: 'grapheme', minLength: 1 }),
    values: fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  },
  { noNullPrototype: true },
);
const written = (value: unknown, format: Format): string =>
  format === 'json' ? JSON.stringify(value, null, 2) : stringify(value);
const textAt = (text: string, { offset, length }: { offset: number; length: number }): string =>
  text.slice(offset, offset + length);
/** What a piece of the format means by itself. */
const meant = (piece: string, format: Format): unknown =>
  parseLaunchFile(piece, format).launches[0]?.value;

describe('A launch file', () => {
  for (const format of formats) {
    it(`has the same launch as was written, and each part at its place (${format})`, () => {
      fc.assert(
        fc.property(launch, fc.boolean(), (value, windows) => {
          const lines = written(value, format);
          const text = windows && format === 'json' ? lines.replaceAll('\n', '\r\n') : lines;
          const file = parseLaunchFile(text, format);
          assert.deepEqual(file.syntax, []);
          const [only] = file.launches;
          assert.ok(only);
          assert.deepEqual(only.value, value);
          for (const [field, given] of Object.entries(value.values)) {
            const place = only.spanOf(['values', field], 'name');
            if (format === 'json') assert.equal(meant(textAt(text, place), format), field);
            const at = only.spanOf(['values', field], 'value');
            if (format === 'json') assert.deepEqual(meant(textAt(text, at), format), given);
            if (typeof given === 'number') assert.equal(textAt(text, at), String(given));
          }
        }),
      );
    });

    it(`never throws, and reports places within the text (${format})`, () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
          const file = parseLaunchFile(text, format);
          for (const { offset } of file.syntax) assert.ok(offset >= 0 && offset <= text.length);
          file.placeAt(Math.min(at, text.length));
        }),
      );
    });
  }

  it('has several launches by name, with the questions of the file', () => {
    const text = `launches:\n  patch: { workflow: Release }\n  minor:\n    workflow: 7\ninputs:\n  - id: version\n`;
    const { launches, isNamed } = parseLaunchFile(text, 'yaml');
    assert.ok(isNamed);
    assert.deepEqual(
      launches.map((each) => [each.name, each.value]),
      [
        ['patch', { workflow: 'Release' }],
        ['minor', { workflow: 7 }],
      ],
    );
    assert.deepEqual(launches[0]?.inputs, [{ id: 'version' }]);
    assert.equal(textAt(text, launches[1]?.span ?? { offset: 0, length: 0 }), 'minor');
  });

  it('may have comments, trailing commas and a mark of the byte order', () => {
    const text = '\uFEFF{ // a comment\n "workflow": "Release", /* more */ }';
    const file = parseLaunchFile(text, 'json');
    assert.deepEqual(file.syntax, []);
    const [only] = file.launches;
    assert.ok(only);
    assert.equal(textAt(text, only.spanOf(['workflow'], 'value')), '"Release"');
  });

  it('reports a name that stands twice', () => {
    const text = '{ "workflow": "a", "workflow": "b" }';
    const [fault] = parseLaunchFile(text, 'json').syntax;
    assert.equal(fault?.offset, text.lastIndexOf('"workflow"'));
    assert.match(parseLaunchFile('a: 1\na: 2\n', 'yaml').syntax[0]?.message ?? '', /unique/);
  });

  it('is not read when it is too long, or repeats itself without an end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [index, letter] of ['b', 'c', 'd', 'e', 'f', 'g', 'h'].entries()) {
      const before = String.fromCharCode('a'.charCodeAt(0) + index);
      bomb.push(`${letter}: &${letter} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    assert.match(parseLaunchFile(bomb.join('\n'), 'yaml').syntax[0]?.message ?? '', /Too many/);
    assert.equal(parseLaunchFile('x'.repeat(1024 * 1024 + 1), 'json').syntax.length, 1);
    assert.ok(parseLaunchFile('['.repeat(500_000), 'json').syntax.length > 0);
  });
});

/** The place at the mark | of a text. */
function placeAtMark(marked: string, format: Format): ReturnType<LaunchFile['placeAt']> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return parseLaunchFile(text, format).placeAt(offset);
}

describe('The place at which somebody types', () => {
  const cases: readonly [Format, string, readonly (string | number)[], 'name' | 'value', string][] =
    [
      ['json', '{ "workflow": "Rel|', ['workflow'], 'value', 'Rel'],
      ['json', '{ "values": { "Ver|" } }', ['values', 'Ver'], 'name', 'Ver'],
      ['json', '{ "values": { "C": ["Web", "|"] } }', ['values', 'C', 1], 'value', ''],
      ['json', '{ "w|', ['w'], 'name', 'w'],
      ['yaml', 'workflow: Rel|', ['workflow'], 'value', 'Rel'],
      ['yaml', 'w|', ['w'], 'name', 'w'],
      ['yaml', 'values:\n  Ver|', ['values', 'Ver'], 'name', 'Ver'],
      ['yaml', 'values:\n  Release type: |', ['values', 'Release type'], 'value', ''],
      ['yaml', 'values:\n  C:\n    - Web\n    - Pu|', ['values', 'C', 1], 'value', 'Pu'],
      [
        'yaml',
        'launches:\n  a:\n    values:\n      |',
        ['launches', 'a', 'values', ''],
        'name',
        '',
      ],
    ];
  for (const [format, marked, path, at, typed] of cases) {
    it(`is known in ${JSON.stringify(marked)}`, () => {
      const place = placeAtMark(marked, format);
      assert.deepEqual([place?.path, place?.at, place?.typed], [path, at, typed]);
    });
  }

  it('has the names and texts that stand beside it', () => {
    assert.deepEqual(placeAtMark('{ "name": "x", "|": 1, "due": "" }', 'json')?.siblings, [
      'name',
      'due',
    ]);
    assert.deepEqual(placeAtMark('values:\n  A: 1\n  |\n  B: 2\nname: x', 'yaml')?.siblings, [
      'A',
      'B',
    ]);
    assert.deepEqual(placeAtMark('values:\n  C:\n  - Web\n  - |\n  - App', 'yaml')?.siblings, [
      'Web',
      'App',
    ]);
  });

  it('is none in a comment', () => {
    assert.equal(placeAtMark('{ // abc|', 'json'), undefined);
    assert.equal(placeAtMark('# abc|', 'yaml'), undefined);
  });
});
