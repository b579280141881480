import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleText } from '../../../../src/core/base/visibleText.ts';

describe('A text to be shown', () => {
  const kept = {
    plain: 'Release to production',
    'on several lines': 'One\n\tand two\r\n',
    'with accents': 'Läuft – „gut“ … £5 · ©',
    'in Arabic, Persian and Hebrew': 'می\u200cخواهم שלום\u200f! \u061c\u200e',
    'in Hindi': 'क्\u200dष',
    'with a family': '👨\u200d👩\u200d👧 🚀',
  };
  for (const [what, text] of Object.entries(kept)) {
    it(`is left as it is ${what}`, () => {
      assert.equal(visibleText(text), text);
    });
  }

  const mended = {
    'turns round what follows': ['\u202etxt.exe', '\ufffdtxt.exe'],
    'ends what it did not begin': ['a\u2069\u202cb', 'a\ufffd\ufffdb'],
    'is partly not to be seen': [
      'Re\u200ble\u2060a\ufeffs\u00ade',
      'Re\ufffdle\ufffda\ufffds\ufffde',
    ],
    'hides another text': ['a\u{e0041}\u{e0042}', 'a\ufffd\ufffd'],
    'commands a terminal': ['\u001b[31m\u0007\u009b', '\ufffd[31m\ufffd\ufffd'],
    'has half a character': ['\ud800x', '\ufffdx'],
  } as const;
  for (const [what, [text, shown]] of Object.entries(mended)) {
    it(`shows the place where it ${what}`, () => {
      assert.equal(visibleText(text), shown);
    });
  }

  it('cannot be made to deceive, and is not changed twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u001b]|\p{Surrogate}/u);
        assert.equal(visibleText(shown), shown);
        assert.equal(shown.length <= text.length, true);
      }),
    );
  });

  it('has none of these signs, and all others', () => {
    const hidden =
      /^[\p{Cc}\p{Surrogate}\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]$/u;
    const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const left = signs.filter((sign) => visibleText(sign) === sign);
    const expected = signs.filter((sign) => '\t\n\r'.includes(sign) || !hidden.test(sign));
    assert.deepEqual(left, expected);
  });
});
