/** Values that the running service refuses, or on which it breaks, are not sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outputFormOf } from '../../../../src/core/form/fillableForm.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { unstorableAt } from '../../../../src/core/base/storable.ts';
import { type FormRules, validate } from '../../../../src/core/form/validate.ts';
import type { FieldKind } from '../../../../src/core/form/field.ts';
import { isWebAddress } from '../../../../src/sandbox/current/values/webAddress.ts';
import { fieldOf, wholeForm, workflowOf } from '../../../support/samples/workflows.ts';

const today: FormRules = { nameLength: undefined, stringLength: 140, strictSites: true };
const site = 'https://h.example/files';
const id = '0f9b2c1d-1111-4222-8333-444455556666';

function codesOf(kind: FieldKind, value: string, rules: FormRules): readonly string[] {
  const field = fieldOf(kind);
  const input = { ...emptyInput, values: [[field.id, value]] as const };
  return validate(outputFormOf({ fields: [field] }), input, rules).map(({ code }) => code);
}

describe('A web address for the running service', () => {
  for (const [address, ...codes] of [
    ['https://ex_ample.org/', 'siteSign'],
    ['https://x.org)', 'siteSign'],
    ['https://x..org', 'notUrl'],
    ['https://@x.org', 'siteSign'],
    ['https://-x.org', 'siteHyphen'],
    ['https://x-.org/a', 'siteHyphen'],
    ['https://a.-x.org', 'siteHyphen'],
    ['https://x.org:1', 'sitePort'],
    ['x.org:8', 'sitePort'],
    ['https://x.o', 'siteEnding'],
    ['https://x.org1/', 'siteEnding'],
    ['127.1', 'siteEnding'],
    ['mailto:ole@x.org', 'notUrl'],
    ['//x.org', 'notUrl'],
    ['a b.org', 'notUrl'],
    ['x.org/?next=https://y.org', 'notUrl'],
    ['https://x.org/a_b)?c_d=1#-e'],
    ['https://x.org:80'],
    ['https://x.org/?next=https://y.org'],
    ['https://127.0.0.1:8001/x'],
    ['http://[::1]:8001/'],
    ['localhost:8080/x'],
    ['https://ole:secret@x.org/'],
    ['https://münchen.example/'],
    ['X.ORG.'],
  ] as const) {
    it(`${codes.length > 0 ? `is not (${codes.join()})` : 'is'} ${address}`, () => {
      assert.deepEqual(codesOf('url', address, today), codes);
      if (codes.length === 0) assert.equal(isWebAddress(address), true);
    });
  }

  it('is never one that the service would refuse', () => {
    const part = fc.string({
      unit: fc.constantFrom(...Array.from('ab1-_.:)@[]/?#ü '), '://'),
      maxLength: 12,
    });
    const scheme = fc.constantFrom('https://', 'http://', 'ftp://', '');
    const address = fc.tuple(scheme, part, fc.constantFrom('', '.org', '.org:80', '.o:1'), part);
    fc.assert(
      fc.property(address, (parts) => {
        const text = parts.join('').trim();
        const taken = text !== '' && codesOf('url', text, today).length === 0;
        assert.ok(!taken || isWebAddress(text), text);
      }),
      { numRuns: 20_000 },
    );
  });

  it('may have any site elsewhere', () => {
    const anywhere = { nameLength: undefined, stringLength: undefined };
    assert.deepEqual(codesOf('url', 'https://ex_ample.org/', anywhere), []);
  });
});

describe('A file for the running service', () => {
  for (const [text, where, ...codes] of [
    [`${site}/12345678`, site],
    [`${site}/1234567`, site, 'notFileLink'],
    [`https://elsewhere.example/12345678`, site, 'notFileLink'],
    [`[a.pdf](${site}/12345678)\n[b](${site}/87654321)`, site],
    [`[a.pdf](${site}/1234567)`, site, 'notFileLink'],
    [`[a.pdf](https://elsewhere.example/report-2026.pdf)`, site, 'notFileLink'],
    // An uploaded file has the address that the service gave it.
    [`[a.pdf](https://cdn.example/${id})`, site],
    [`see [a.pdf](${site}/12345678)`, site, 'notFileLink'],
    ['https://anywhere.example/files/12345678', undefined],
    ['https://anywhere.example/a.pdf', undefined, 'notFileLink'],
    ['ftp://anywhere.example/files/12345678', undefined, 'notFileLink'],
    ['report.pdf', undefined, 'notFileLink'],
  ] as const) {
    it(`${codes.length > 0 ? 'is not' : 'is'} ${JSON.stringify(text)} where files are at ${where ?? 'an unknown address'}`, () => {
      assert.deepEqual(codesOf('file', text, { ...today, fileLinks: { site: where } }), codes);
    });
  }
});

describe('A text that the service cannot store', () => {
  it('is told by where its sign is', () => {
    assert.equal(unstorableAt('a\0b'), 2);
    assert.equal(unstorableAt('👍\ud800'), 2);
    for (const text of ['', 'Two\nlines\t', '\u0001\u001b\u0085\u200b\ufffd👍']) {
      assert.equal(unstorableAt(text), undefined);
    }
  });

  it('is sent by no field and no name, in any dialect', () => {
    const rules = { nameLength: undefined, stringLength: undefined };
    for (const kind of ['string', 'text', 'user', 'unknown', 'url'] as const) {
      assert.deepEqual(codesOf(kind, 'https://x.org/\0', rules), ['unstorable']);
    }
    const named = { ...emptyInput, name: 'Week\0' };
    assert.deepEqual(validate(wholeForm(workflowOf([])), named, rules), [
      { target: { part: 'name' }, code: 'unstorable', at: 5 },
    ]);
  });
});
