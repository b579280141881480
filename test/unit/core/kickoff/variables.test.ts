import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dateVariable,
  isVariable,
  substitute,
  variablesIn,
  variablesOf,
  withoutVariables,
} from '../../../../src/core/kickoff/variables.ts';
import type { WrittenLaunch } from '../../../../src/core/kickoff/writtenLaunch.ts';

const launch = (some: Partial<WrittenLaunch>): WrittenLaunch => ({
  workflow: 'Release',
  values: [],
  taskLinks: [],
  ...some,
});
const text = fc.oneof(
  fc.constantFrom('${date}', '$${date}', '$$', '${', '}', '${}', '$${}', '${a${b}}', '$$$'),
  fc.string({ unit: 'grapheme' }),
);
const texts = fc.array(text, { maxLength: 6 }).map((parts) => parts.join(''));

describe('The variables of a written launch', () => {
  it('are found with their places', () => {
    const found = variablesIn('a ${git:tag} $x ${} ${b c}');
    assert.deepEqual(found, [
      { name: 'git:tag', start: 2, end: 12 },
      { name: '', start: 16, end: 19 },
      { name: 'b c', start: 20, end: 26 },
    ]);
  });

  it('are looked for in time', () => {
    const started = performance.now();
    assert.deepEqual(variablesIn('$'.repeat(1_000_000)), []);
    assert.ok(performance.now() - started < 5000);
  });

  it('are known by name', () => {
    for (const name of ['file', 'git:branch', 'env:HOME', 'input:v', 'date', 'date+3d', 'date-1w'])
      assert.ok(isVariable(name), name);
    for (const name of ['File', 'git:', 'env:', 'date+3', 'date+3m', 'constructor', ''])
      assert.ok(!isVariable(name), name);
  });

  it('of days are counted from today', () => {
    assert.equal(dateVariable('date', '2026-12-30'), '2026-12-30');
    assert.equal(dateVariable('date+3d', '2026-12-30'), '2027-01-02');
    assert.equal(dateVariable('date-1w', '2026-03-01'), '2026-02-22');
    assert.equal(dateVariable('me', '2026-12-30'), undefined);
  });

  it('are replaced in every text but the names of fields and tasks', () => {
    const before = launch({
      workflow: '${date}',
      name: 'n ${date}',
      values: [
        ['${date}', '${date}!'],
        ['list', ['a', '${date}']],
        ['number', 5],
      ],
      taskLinks: [['${date}', 'https://x.example/${date}']],
      due: '${date} 17:00',
    });
    assert.deepEqual(variablesOf(before), ['date']);
    const { written, problems, used } = substitute(before, () => ({ value: 'X' }));
    assert.deepEqual(written, {
      workflow: 'X',
      name: 'n X',
      values: [
        ['${date}', 'X!'],
        ['list', ['a', 'X']],
        ['number', 5],
      ],
      taskLinks: [['${date}', 'https://x.example/X']],
      due: 'X 17:00',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual([...used], [['date', 'X']]);
  });

  it('without a value are said with their place', () => {
    const before = launch({ values: [['list', ['', 'at ${git:tag}${env:A}${fiel}']]] });
    const { problems, written } = substitute(before, (name) =>
      name === 'env:A' ? 'envNotAllowed' : { why: 'No tag.' },
    );
    assert.deepEqual(
      problems.map(({ path, within, fault }) => [path, within, fault]),
      [
        [['values', 'list', 1], [3, 13], { code: 'noValue', name: 'git:tag', why: 'No tag.' }],
        [['values', 'list', 1], [13, 21], { code: 'envNotAllowed', name: 'A' }],
        [
          ['values', 'list', 1],
          [21, 28],
          { code: 'unknownVariable', name: 'fiel', nearest: ['file'] },
        ],
      ],
    );
    assert.deepEqual(written, before);
  });

  it('are not looked for in the values of others', () => {
    const { written } = substitute(launch({ name: '${me}' }), () => ({ value: '${env:KEY}' }));
    assert.equal(written.name, '${env:KEY}');
  });

  it('can be written as plain texts, which come back as they were', () => {
    fc.assert(
      fc.property(texts, texts, (name, value) => {
        const plain = launch({ name, values: [['f', [value]]] });
        const marked = withoutVariables(plain);
        assert.deepEqual(variablesOf(marked), []);
        const { written, problems } = substitute(marked, () => ({ value: 'X' }));
        assert.deepEqual(problems, []);
        assert.deepEqual(written, plain);
      }),
    );
  });
});
