import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitionKey, readLaunchTask } from '../../../../src/core/vscodeTasks/launchTask.ts';

const type = 'pneumatic';
const started = { until: 'started' };

describe('The definition of a VS Code task', () => {
  it('names a launch of a file, with its folder or without', () => {
    for (const [launch, path, name] of [
      ['release.pneumatic.json#patch', 'release.pneumatic.json', 'patch'],
      ['./a b/release.pneumatic.yaml', 'a b/release.pneumatic.yaml', undefined],
      ['${workspaceFolder}/.pneumatic/x.pneumatic.json', '.pneumatic/x.pneumatic.json', undefined],
      ['ops\\x.pneumatic.json#', 'ops/x.pneumatic.json', undefined],
      ['x#1.pneumatic.json#50 % #2', 'x#1.pneumatic.json', '50 % #2'],
    ] as const) {
      assert.deepEqual(
        readLaunchTask({ type, launch }),
        { ok: true, value: { place: { in: 'file', path, launch: name }, wait: started } },
        launch,
      );
    }
  });

  it('holds the values of a launch itself, as a launch file does', () => {
    const written = { workflow: 'Release', values: { Version: '1.2' }, urgent: false };
    // VS Code puts an empty text where a property is missing.
    const definition = { type, launch: '', wait: '', name: '', ...written, _key: 'of VS Code' };
    assert.deepEqual(readLaunchTask(definition), {
      ok: true,
      value: { place: { in: 'definition', written }, wait: started },
    });
  });

  it('says what it waits for', () => {
    const waits = ['started', 'finished', 'task:Approve: now', 'task: 3 '].map((wait) => {
      const read = readLaunchTask({ type, workflow: 10, wait });
      return read.ok ? read.value.wait : read.error;
    });
    assert.deepEqual(waits, [
      started,
      { until: 'finished' },
      { until: 'task', task: 'Approve: now' },
      { until: 'task', task: '3' },
    ]);
  });

  it('is refused where it cannot be meant', () => {
    for (const [definition, error] of [
      [{}, { code: 'noLaunch' }],
      [{ values: { a: 'b' } }, { code: 'noLaunch' }],
      [
        { launch: 'a.pneumatic.json', due: '+1d' },
        { code: 'fileAndValues', property: 'due' },
      ],
      [{ launch: 'release.json' }, { code: 'badPath', text: 'release.json' }],
      [{ launch: ['a'] }, { code: 'badPath', text: '["a"]' }],
      [
        { workflow: 'a', wait: 'forever' },
        { code: 'badWait', text: 'forever' },
      ],
      [
        { workflow: 'a', wait: 'task: ' },
        { code: 'badWait', text: 'task: ' },
      ],
      [
        { workflow: 'a', wait: 5 },
        { code: 'badWait', text: '5' },
      ],
    ] as const) {
      assert.deepEqual(readLaunchTask({ type, ...definition }), { ok: false, error });
    }
  });

  it('leads to no file outside of its folder', () => {
    for (const launch of [
      ...['/etc/a.pneumatic.json', 'C:\\a.pneumatic.json', '../a.pneumatic.json'],
      ...['a/../../b.pneumatic.json', 'a\\..\\b.pneumatic.json', '${env:HOME}/a.pneumatic.json'],
      ...['//host/a.pneumatic.json', '${workspaceFolder}//a.pneumatic.json'],
    ]) {
      assert.deepEqual(readLaunchTask({ type, launch }), {
        ok: false,
        error: { code: 'badPath', text: launch },
      });
    }
  });

  it('is known again in whatever order its properties stand', () => {
    const [first, second] = [
      { launch: 'a', values: { a: 1, b: [{ c: 2, d: 3 }] }, wait: undefined },
      { values: { b: [{ d: 3, c: 2 }], a: 1 }, launch: 'a', _key: 'x' },
    ];
    assert.equal(definitionKey(first), definitionKey(second));
    assert.notEqual(definitionKey({ a: { b: 1 } }), definitionKey({ a: { b: '1' } }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (definition) => {
        const turned = Object.fromEntries(Object.entries(definition).toReversed());
        assert.equal(definitionKey(definition), definitionKey(turned));
      }),
    );
  });
});
