import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Mentionable,
  handlesOf,
  mentionedIn,
  nameAtEnd,
  typedMentions,
  writeMentions,
} from '../../../../src/core/form/mentions.ts';

const person = (id: string, name: string): Mentionable => ({
  id,
  name,
  email: `${id}@marlow.example`,
});
const adam = person('1', 'Adam Stone');
const smith = person('2', 'Adam Stone Smith');
const mark = /(?<=^|[\s(])\[[^\]\n]+\|(\d+)\](?![\p{L}\p{N}_(])/gmu;

describe('Mentions in a text', () => {
  const handles = handlesOf([adam, smith, person('3', 'Bo'), person('4', 'Bo')]);
  const write = (text: string): string => writeMentions(text, handles, ({ id }) => `[x|${id}]`);

  it('are an @ and the longest name that is there', () => {
    assert.equal(write('@Adam Stone, (@Adam Stone Smith)'), '[x|1], ([x|2])');
    assert.equal(write('@Adam Stones and @Adam'), '@Adam Stones and @Adam');
  });

  it('name those who share a name by their e-mail addresses', () => {
    assert.equal(write('@Bo @3@marlow.example'), '@Bo [x|3]');
  });

  it('are none within words, code and quotations', () => {
    const text = [
      'mail@Adam Stone',
      '> @Adam Stone',
      '`@Adam Stone`',
      '```',
      '@Adam Stone',
      '```',
    ].join('\n');
    assert.equal(write(text), text);
    assert.equal(write(`${text}\n@Adam Stone`), `${text}\n[x|1]`);
  });

  it('tell who is mentioned, each once', () => {
    assert.deepEqual(mentionedIn('@Adam Stone @Adam Stone\n@Adam Stone Smith', handles), [
      adam,
      smith,
    ]);
  });

  it('are typed as they were written, but where that would name another', () => {
    const typed = (text: string): string => typedMentions(text, mark, () => handles);
    assert.equal(typed('Ask [Adam|1] or [New Name|2].'), 'Ask @Adam Stone or @Adam Stone Smith.');
    assert.equal(typed('[Gone|9] and > [x](y|1)'), '[Gone|9] and > [x](y|1)');
    assert.equal(typed('[Adam|1] Smith'), '[Adam|1] Smith');
  });

  it('come back the same from whatever text', () => {
    const word = fc.constantFrom(
      '[x|1]',
      '[x|2]',
      '[x|3]',
      '> ',
      '`',
      '\n',
      ' ',
      'Smith',
      '@',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('');
        assert.equal(write(typedMentions(text, mark, () => handles)), write(text));
      }),
      { numRuns: 500 },
    );
  });

  it('are found while they are typed', () => {
    assert.deepEqual(nameAtEnd('Ask @Ada'), { from: 4, typed: 'Ada' });
    assert.deepEqual(nameAtEnd('@'), { from: 0, typed: '' });
    assert.deepEqual(nameAtEnd('(@Adam Sto'), { from: 1, typed: 'Adam Sto' });
    assert.equal(nameAtEnd('mail@Ada'), undefined);
    assert.equal(nameAtEnd('@Adam\n'), undefined);
    assert.equal(nameAtEnd('@ '), undefined);
    assert.equal(nameAtEnd('@Adam said that it'), undefined);
  });
});
