import assert from 'node:assert/strict';
import type { Assignee } from '../../../src/core/assignee.ts';
import { assigneeNamed, findAssignees } from '../../../src/core/form/findAssignees.ts';

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
const found = (typed: string) => findAssignees(all, typed).map(({ value }) => value);

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

  it('are all where nothing was typed, and none where nobody fits', () => {
    assert.equal(found('').length, all.length);
    assert.deepEqual(found('zzz'), []);
  });
});

describe('Who is named by a text', () => {
  const named = (typed: string) => assigneeNamed(all, typed)?.value;

  it('is whose address or group it is, in any case', () => {
    assert.equal(named(' EVE@example.org'), 'eve@example.org');
    assert.equal(named('planning'), 'Planning');
  });

  it('is whose name it is, where nobody else has it', () => {
    assert.equal(named('joanna ray'), 'jr@example.org');
    assert.equal(named('Ann Lee'), undefined);
    assert.equal(named('Ann'), undefined);
  });
});
