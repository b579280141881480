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
/** What a piece of a file means by itself; in YAML, at the column where it stands. */
function meant(text: string, place: { offset: number; length: number }, format: Format): unknown {
  const column = place.offset - text.lastIndexOf('\n', place.offset - 1) - 1;
  const piece = ' '.repeat(column) + textAt(text, place);
  return parseLaunchFile(piece, format).launches[0]?.value ?? null;
}

describe('A launch file', () => {
  for (const format of formats) {
    it(`has the same launch as was written, and each part at its place (${format})`, () => {
      fc.assert(
        fc.property(launch, fc.boolean(), (value, windows) => {
          const lines = written(value, format);
          const text = windows ? lines.replaceAll('\n', '\r\n') : lines;
          const file = parseLaunchFile(text, format);
          assert.deepEqual(file.syntax, []);
          const [only] = file.launches;
          assert.ok(only);
          assert.deepEqual(only.value, value);
          for (const [field, given] of Object.entries(value.values)) {
            const place = only.spanOf(['values', field], 'name');
            assert.equal(meant(text, place, format), field);
            const at = only.spanOf(['values', field], 'value');
            assert.deepEqual(meant(text, at, format), given);
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

  it('has launches that ask questions of their own, before those of the file', () => {
    const text = `{ "inputs": [{ "id": "a" }], "launches": {
      "x": { "workflow": 7, "inputs": [{ "id": "b" }] }, "y": { "workflow": 7 } } }`;
    assert.deepEqual(
      parseLaunchFile(text, 'json').launches.map(({ inputs }) => inputs),
      [[{ id: 'b' }, { id: 'a' }], [{ id: 'a' }]],
    );
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
    assert.match(parseLaunchFile('a: 1\na: 2\n', 'yaml').syntax[0]?.message ?? '', /Duplicate/);
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

/** The value of a file that is a single launch. */
const valueIn = (text: string, format: Format): unknown =>
  parseLaunchFile(text, format).launches[0]?.value;

describe('What a launch file says', () => {
  it('keeps all digits of a number, as of a version or of a long number', () => {
    const value = { a: '1.10', b: '12345678901234567890', c: 1.5, d: -7 };
    assert.deepEqual(
      valueIn('{ "a": 1.10, "b": 12345678901234567890, "c": 1.5, "d": -7 }', 'json'),
      value,
    );
    assert.deepEqual(
      valueIn('a: 1.10\nb: 12345678901234567890\nc: 1.5\nd: -7\ne: 0x1F\n', 'yaml'),
      { ...value, e: '0x1F' },
    );
  });

  it('is read as YAML 1.2, whatever version it names', () => {
    const text = '%YAML 1.1\n---\nday: 2026-11-30\nsure: yes\n';
    assert.deepEqual(valueIn(text, 'yaml'), { day: '2026-11-30', sure: 'yes' });
  });

  it('is a text where it has a tag, which is reported', () => {
    const text = 'a: !!binary aGk=\nb: !x y\n';
    assert.deepEqual(valueIn(text, 'yaml'), { a: 'aGk=', b: 'y' });
    const { syntax } = parseLaunchFile(text, 'yaml');
    assert.deepEqual(
      syntax.map((fault) => textAt(text, fault)),
      ['!!binary', '!x'],
    );
  });

  it('is repeated by an alias, and reported where there is no such anchor', () => {
    const text = 'a: &v { x: 1 }\nb: *v\nc: *nix\n';
    assert.deepEqual(valueIn(text, 'yaml'), { a: { x: 1 }, b: { x: 1 }, c: null });
    const { syntax } = parseLaunchFile(text, 'yaml');
    assert.deepEqual(
      syntax.map((fault) => textAt(text, fault)),
      ['*nix'],
    );
  });

  it('is cut after 1,000 launches, which is reported', () => {
    const names = Array.from({ length: 1001 }, (_, index) => `"n${index}": {}`);
    const text = `{ "launches": { ${names.join(', ')} } }`;
    const { launches, syntax } = parseLaunchFile(text, 'json');
    assert.equal(launches.length, 1000);
    assert.deepEqual(
      syntax.map((fault) => textAt(text, fault)),
      ['"n1000"'],
    );
  });

  it('is read in time, however often it names or repeats something', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => index);
    const started = performance.now();
    valueIn(`{ ${many.map((index) => `"k${index}": 1`).join(', ')} }`, 'json');
    valueIn(`a: &a 1\nb: [${'*a, '.repeat(many.length)}]\n`, 'yaml');
    placeAtMark(`a: |\nb${' '.repeat(many.length)}c\n`, 'yaml');
    assert.ok(performance.now() - started < 10_000);
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
      ['yaml', 'values:\n  C: [Web, Pu|]', ['values', 'C', 1], 'value', 'Pu'],
      ['yaml', 'values:\n  C: ["a, b", |', ['values', 'C', 1], 'value', ''],
      ['yaml', 'values:\n  C: [|]', ['values', 'C', 0], 'value', ''],
      ['yaml', 'values:\n  C: [|', ['values', 'C', 0], 'value', ''],
      ['yaml', 'values:\n  C: [W|eb, App]', ['values', 'C', 0], 'value', 'W'],
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

  it('is one entry of a list between brackets, beside the others', () => {
    const marked = 'values:\n  C: [Web, "Pu|b", App ] # all';
    const place = placeAtMark(marked, 'yaml');
    assert.ok(place);
    assert.equal(textAt(marked.replace('|', ''), place.span), '"Pub"');
    assert.deepEqual(place.siblings, ['Web', 'App']);
    assert.equal(placeAtMark('values:\n  C: [Web] |', 'yaml'), undefined);
    assert.equal(placeAtMark('values:\n  C: [[Web|]]', 'yaml'), undefined);
  });

  it('is none in a comment', () => {
    assert.equal(placeAtMark('{ // abc|', 'json'), undefined);
    assert.equal(placeAtMark('# abc|', 'yaml'), undefined);
  });
});
