import assert from 'node:assert/strict';
import type { Assignee } from '../../../../src/core/account/assignee.ts';
import { assigneeNamed } from '../../../../src/core/form/assigneeNamed.ts';
import { indexOf } from '../../../../src/core/form/assigneeIndex.ts';

const person = (name: string, value: string): Assignee => ({
  kind: 'person',
  value,
  name,
  members: undefined,
});
const group = (name: string): Assignee => ({ kind: 'group', value: name, name, members: 2 });

const all = [
  person('Joanna Ray', 'jr@example.org'),
  person('Eve Ann', 'eve@example.org'),
  person('Ann Lee', 'lee@example.org'),
  group('Planning'),
  group('Annual audit'),
  person('Ann Lee', 'ann.lee@example.org'),
];
const fitting = (those: readonly Assignee[], typed: string) =>
  indexOf(those).find(typed, Infinity).first;
const found = (typed: string) => fitting(all, typed).map(({ value }) => value);

describe('Who fits what was typed', () => {
  it('are sorted from the best to the least, groups before people', () => {
    assert.deepEqual(found(' ANN '), [
      'Annual audit',
      'lee@example.org',
      'ann.lee@example.org',
      'eve@example.org',
      'Planning',
      'jr@example.org',
    ]);
  });

  it('are counted, also those that are left out', () => {
    assert.deepEqual(indexOf(all).find('ann', 1), { first: [all[4]], count: 6 });
    assert.deepEqual(indexOf(all).find('ann lee', 1), { first: [all[2]], count: 2 });
    assert.deepEqual(indexOf(all).find('', 2).count, all.length);
  });

  it('are all where nothing was typed, and none where nobody fits', () => {
    assert.equal(found('').length, all.length);
    assert.deepEqual(found('zzz'), []);
  });

  it('are found without their accents, and by any words of their name and address', () => {
    const people = ['Carlos García', 'Ulf Müller', 'İbrahim Yıldız', 'Łukasz Nowak'];
    const those = people.map((name, index) => person(name, `p${index}@example.org`));
    const names = (typed: string) => fitting(those, typed).map(({ name }) => name);
    assert.deepEqual(names('garcia'), ['Carlos García']);
    assert.deepEqual(names('ulf muller'), ['Ulf Müller']);
    assert.deepEqual(names('muller, ulf'), ['Ulf Müller']);
    assert.deepEqual(names('ibrahim yildiz'), ['İbrahim Yıldız']);
    assert.deepEqual(names('LUKASZ p3'), ['Łukasz Nowak']);
  });
});

describe('Who is named by a text', () => {
  const named = (typed: string) => assigneeNamed(all, typed)?.value;

  it('is whose address or group it is, in any case', () => {
    assert.equal(named(' EVE@example.org'), 'eve@example.org');
    assert.equal(named('planning'), 'Planning');
  });

  it('is the person with this name, where nobody else has it', () => {
    assert.equal(named('joanna ray'), 'jr@example.org');
    assert.equal(named('Ann Lee'), undefined);
    assert.equal(named('Ann'), undefined);
  });

  it('is named without accents, where that means one alone', () => {
    const two = [
      ...all,
      person('Ulf Müller', 'ulf@example.org'),
      person('Zoë Ray', 'z@example.org'),
    ];
    assert.equal(assigneeNamed(two, 'ulf muller')?.value, 'ulf@example.org');
    const three = [...two, person('Zoe Ray', 'zoe@example.org')];
    assert.equal(assigneeNamed(three, 'zoe ray')?.value, 'zoe@example.org');
    assert.equal(assigneeNamed(three, 'zoé ray'), undefined);
  });
});
