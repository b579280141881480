import assert from 'node:assert/strict';
import { Matcher } from '../../../../src/core/base/matcher.ts';

interface Thing {
  readonly name: string;
  readonly about: string;
}

const things: readonly Thing[] = [
  { name: 'Laptop order', about: '' },
  { name: 'Daily report', about: '# Отчёт\n\nЕжедневная сводка для смены' },
  { name: '$(rocket) Release', about: 'Ships v2.1 to production.' },
  { name: 'Reorder of supplies', about: '' },
  { name: '東京オフィス', about: 'Straße, Ørsted, ＡＢＣ' },
  { name: 'ガイド', about: 'हिन्दी में नमस्ते, שלום, بَيت, 한글' },
];
const matcher = new Matcher(things, ({ name, about }) => ({ names: [name], about }));
const found = (typed: string) => matcher.find(typed).map(({ item }) => item.name);

describe('What fits what somebody types', () => {
  it('has each word of it, anywhere in its texts and in any order', () => {
    assert.deepEqual(found('order'), ['Laptop order', 'Reorder of supplies']);
    assert.deepEqual(found('lap ord'), ['Laptop order']);
    assert.deepEqual(found('ord  LAP'), ['Laptop order']);
    assert.deepEqual(found('release production'), ['$(rocket) Release']);
    assert.deepEqual(found('laptop release'), []);
  });

  it('has its letters with others between them, where nothing else fits', () => {
    const loosely = (typed: string) => matcher.findLoosely(typed).map(({ item }) => item.name);
    assert.deepEqual(loosely('lpord'), ['Laptop order']);
    assert.deepEqual(loosely('lap ord'), ['Laptop order']);
    assert.deepEqual(loosely('dlrp'), ['Daily report']);
    assert.deepEqual(loosely('order'), found('order'));
    assert.deepEqual(loosely('drolp'), [], 'not in this order');
    assert.deepEqual(loosely('aptord'), [], 'the first letter begins a word');
    assert.deepEqual(loosely('lp'), [], 'too few letters');
    assert.equal(loosely('').length, things.length);
  });

  it('is found in other scripts, and below the first line of a text', () => {
    assert.deepEqual(found('сводка'), ['Daily report']);
    assert.deepEqual(found('СВОДКА ежедневная'), ['Daily report']);
    assert.deepEqual(found('オフィス'), ['東京オフィス']);
    for (const typed of ['नमस्ते', 'שלום', 'بيت', '한글']) assert.deepEqual(found(typed), ['ガイド']);
    assert.deepEqual(found('カイド'), []);
  });

  it('is found without accents and in other forms of its letters', () => {
    for (const typed of ['strasse', 'STRASSE', 'straße', 'orsted', 'abc']) {
      assert.deepEqual(found(typed), ['東京オフィス'], typed);
    }
    assert.deepEqual(found('отчет'), ['Daily report']);
  });

  it('is found by what stands between signs, and by signs alone', () => {
    for (const typed of ['rocket', '$(rocket)', '$(rock', '$(', 'v2.1', '-release']) {
      assert.deepEqual(found(typed), ['$(rocket) Release'], typed);
    }
  });

  it('is sorted by where its name has it, and stays in order where nothing is typed', () => {
    const named = new Matcher(['Reorder', 'New order', 'Order'], (name) => ({ names: [name] }));
    assert.deepEqual(
      named.find('order').map(({ item, rank }) => [item, rank]),
      [
        ['Order', 0],
        ['New order', 1],
        ['Reorder', 2],
      ],
    );
    assert.deepEqual(
      found(' '),
      things.map(({ name }) => name),
    );
  });
});
