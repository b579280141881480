import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseYaml, stringify } from 'yaml';
import {
  type EmptyField,
  changeBetween,
  insertFields,
} from '../../../../src/host/launchFiles/insertFields.ts';
import { writtenText } from '../../../../src/host/launchFiles/writtenText.ts';

const why: EmptyField = { name: 'Why', isList: false };
const areas: EmptyField = { name: 'Areas', isList: true };

/** The text with the fields added. */
function added(
  text: string,
  format: 'json' | 'yaml',
  fields: readonly EmptyField[],
  launch: readonly string[] = [],
): string {
  const change = insertFields(text, format, launch, fields);
  assert.ok(change);
  return text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('Adding fields to a launch file', () => {
  it('keeps comments and the indentation of JSON', () => {
    const text = lines('{', '\t// The release', '\t"workflow": "Release",', '\t"values": {}', '}');
    assert.equal(
      added(text, 'json', [why]),
      lines(
        ...['{', '\t// The release', '\t"workflow": "Release",'],
        ...['\t"values": {', '\t\t"Why": ""', '\t}', '}'],
      ),
    );
  });

  it('makes the values of JSON where there are none', () => {
    const text = lines(
      '{',
      '  "launches": {',
      '    "patch": { "workflow": "Release" }',
      '  }',
      '}',
    );
    assert.deepEqual(parseJson(added(text, 'json', [why, areas], ['launches', 'patch'])), {
      launches: { patch: { workflow: 'Release', values: { Why: '', Areas: [] } } },
    });
  });

  it('adds lines to YAML, with its comments and indentation', () => {
    const text = lines(
      'workflow: Release # ours',
      'values:',
      '    Area: Billing # always',
      'due: Fri',
    );
    assert.equal(
      added(text, 'yaml', [why, areas]),
      lines(
        ...['workflow: Release # ours', 'values:', '    Area: Billing # always'],
        ...['    Why: ""', '    Areas: []', 'due: Fri'],
      ),
    );
  });

  it('makes the values of YAML where there are none', () => {
    const launches = lines('launches:', '  patch:', '    workflow: Release', '  minor: {}');
    assert.equal(
      added(launches, 'yaml', [why], ['launches', 'patch']),
      lines(
        ...['launches:', '  patch:', '    workflow: Release'],
        ...['    values:', '      Why: ""', '  minor: {}'],
      ),
    );
    for (const text of [
      'workflow: Release',
      'workflow: Release\nvalues:\n',
      'workflow: Release\nvalues: {}',
      '{ workflow: Release }',
      '{ workflow: Release, values: {} }',
      'workflow: Release\r\nurgent: true\r\n',
    ]) {
      const { workflow, values } = parseYaml(added(text, 'yaml', [why])) as Record<string, unknown>;
      assert.deepEqual([workflow, values], ['Release', { Why: '' }], text);
    }
  });

  it('adds any name to any values', () => {
    // A blank of another script alone is a value, too.
    const text = fc.oneof(fc.constant('\u3000'), fc.string({ unit: 'grapheme' }));
    const values = fc.dictionary(text, text, { noNullPrototype: true });
    fc.assert(
      fc.property(values, text, fc.boolean(), (before, name, isFlow) => {
        fc.pre(!(name in before));
        const launch = { workflow: 'Release', values: before };
        const yaml = stringify(launch, { collectionStyle: isFlow ? 'flow' : 'any' });
        const after = parseYaml(added(yaml, 'yaml', [{ name, isList: false }])) as typeof launch;
        assert.deepEqual(after.values, { ...before, [name]: '' });
      }),
    );
  });

  it('changes as little as it can', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { offset, length, text } = changeBetween(before, after);
        assert.equal(before.slice(0, offset) + text + before.slice(offset + length), after);
        assert.ok(length <= before.length && text.length <= after.length);
      }),
    );
    assert.deepEqual(changeBetween('ab', 'axb'), { offset: 1, length: 0, text: 'x' });
  });
});

describe('A text in a launch file', () => {
  it('is read as it was, in YAML and between brackets', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('yes', 'Null', 'a - b', 'on', '2026-01-01', 'a: b', 'x #y'),
        ),
        (text) => {
          assert.equal(parseYaml(writtenText(text, 'yaml')), text);
          assert.deepEqual(parseYaml(`[${writtenText(text, 'yaml')}, x]`), [text, 'x']);
          assert.equal(JSON.parse(writtenText(text, 'json')), text);
        },
      ),
    );
    assert.equal(writtenText('Laptop order', 'yaml'), 'Laptop order');
  });
});
