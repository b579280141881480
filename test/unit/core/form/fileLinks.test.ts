import assert from 'node:assert/strict';
import {
  fileLinksIn,
  fileNumbersIn,
  withFileNumber,
  withUploadedFile,
  withoutFileLink,
} from '../../../../src/core/form/fileLinks.ts';
import { emptyInput, withValue } from '../../../../src/core/form/input.ts';
import { fieldId } from '../../../../src/core/base/ids.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const [a, b] = ['[a.pdf](https://files.example/1)', '[b c.pdf](https://files.example/2)'];
const file = fieldOf('file');
const add = (text: string, link: string) =>
  withUploadedFile([file], withValue(emptyInput, file, text), { field: file.id, link }).values;

describe('The files of a field', () => {
  it('are links, with their names, and nothing besides', () => {
    assert.deepEqual(
      fileLinksIn(`${a}, ${b}`).map(({ name }) => name),
      ['a.pdf', 'b c.pdf'],
    );
    for (const text of ['', 'https://example.org/a.pdf', `see ${a}`, `${a} and ${b}`, `${a}!`]) {
      assert.deepEqual(fileLinksIn(text), []);
    }
  });

  it('are looked for in time, whatever brackets its text has', () => {
    const before = performance.now();
    assert.deepEqual(fileLinksIn('['.repeat(100_000)), []);
    assert.ok(performance.now() - before < 2000);
  });

  it('have the numbers of their links, or those that were typed, and else none', () => {
    const [one, two] = ['1', '22'].map(
      (number) => `[a.pdf](${withFileNumber('https://files.example/1#page', number)})`,
    );
    assert.deepEqual(fileNumbersIn(`${one}\n${two}`), ['1', '22']);
    assert.deepEqual(fileNumbersIn(' 55 '), ['55']);
    assert.deepEqual(fileNumbersIn('55, 56\n57'), ['55', '56', '57']);
    for (const text of ['', a, `${one}\n${a}`, '55 a', 'https://files.example/1#file-1', '-5']) {
      assert.deepEqual(fileNumbersIn(text), [], text);
    }
  });

  it('are added one after the other, each once', () => {
    assert.deepEqual(add('', a), [[file.id, a]]);
    assert.deepEqual(add(a, b), [[file.id, `${a}\n${b}`]]);
    assert.deepEqual(add(a, a), [[file.id, a]]);
  });

  it('are not added to a field that is not there', () => {
    const nowhere = { field: fieldId('gone'), link: a };
    assert.deepEqual(withUploadedFile([file], emptyInput, nowhere), emptyInput);
  });

  it('are taken out by their place', () => {
    assert.equal(withoutFileLink(`${a}\n${b}`, 0), b);
    assert.equal(withoutFileLink(a, 0), '');
  });
});
