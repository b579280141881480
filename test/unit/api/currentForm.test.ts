import assert from 'node:assert/strict';
import * as v from 'valibot';
import { fieldBlocks } from '../../../src/core/form/sections.ts';
import { toForm } from '../../../src/api/current/form.ts';
import { templateDetailSchema } from '../../../src/api/current/schema.ts';
import { machineZone } from '../../../src/core/base/timeZone.ts';
import { fieldKinds } from '../../../src/core/form/field.ts';
import { wireField, wireTemplate } from '../../support/samples/wireTemplates.ts';

const kickoffOf = (fields: readonly unknown[], fieldsets?: readonly unknown[]) =>
  v.parse(templateDetailSchema, wireTemplate(7, [], { kickoff: { fields, fieldsets } })).kickoff;

const formOf = (fields: readonly unknown[], fieldsets: readonly unknown[] = []) =>
  toForm(kickoffOf(fields, fieldsets), {
    selection: 'text',
    datasets: new Map(),
    zone: machineZone(),
  }).fields;
const idsOf = (...all: Parameters<typeof formOf>) => formOf(...all).map(({ id }) => id);
const field = (name: string, order?: number, some: Readonly<Record<string, unknown>> = {}) =>
  wireField('string', { api_name: name, order, ...some });
const set = (name: string, order: number, ...fields: readonly unknown[]) => ({
  api_name: name,
  title: `Title of ${name}`,
  description: 'About it',
  order,
  fields,
});

describe('A form of today’s API', () => {
  it('shows the highest order first, fields and field sets between one another', () => {
    const sets = [set('s-1', 2, field('in-low', 1), field('in-high', 8))];
    assert.deepEqual(idsOf([field('low', 1), field('high', 3)], sets), [
      'high',
      'in-high',
      'in-low',
      'low',
    ]);
  });

  it('has loose fields before field sets of the same order, and later names first', () => {
    const sets = [set('z-set', 1, field('in-z')), set('a-set', 1, field('in-a'))];
    assert.deepEqual(idsOf([field('a', 1), field('b', 1)], sets), ['b', 'a', 'in-z', 'in-a']);
  });

  it('stays as it comes where there are no orders', () => {
    assert.deepEqual(idsOf([field('b'), field('a'), field('c')]), ['b', 'a', 'c']);
  });

  it('leaves hidden fields out, those in field sets too', () => {
    const sets = [set('s', 1, field('c', 1, { is_hidden: true }), field('d'))];
    assert.deepEqual(idsOf([field('a', 1, { is_hidden: true }), field('b', 2)], sets), ['b', 'd']);
  });

  it('has a section for the fields of a field set, and for no other', () => {
    const sections = formOf([field('a', 2)], [set('s', 1, field('b'))]).map((each) => each.section);
    assert.deepEqual(sections, [
      undefined,
      { id: 's', title: 'Title of s', description: 'About it' },
    ]);
  });

  it('keeps field sets apart that have the same title', () => {
    const address = (name: string, order: number) => ({
      ...{ api_name: name, order, title: 'Address', description: '' },
      fields: [field(`street-${name}`, 2), field(`city-${name}`, 1)],
    });
    const blocks = fieldBlocks(formOf([], [address('home', 2), address('work', 1)]));
    assert.deepEqual(
      blocks.map(({ section, fields }) => [section?.title, fields.map(({ id }) => id)]),
      [
        ['Address', ['street-home', 'city-home']],
        ['Address', ['street-work', 'city-work']],
      ],
    );
  });

  it('calls a section by the name of its set where it has no title', () => {
    const unnamed = { api_name: 's', title: '', name: 'Set', order: 1, fields: [field('b')] };
    assert.equal(formOf([], [unnamed])[0]?.section?.title, 'Set');
    const bare = { api_name: 's', order: 1, fields: [field('b')] };
    assert.equal(formOf([], [bare])[0]?.section, undefined);
  });

  for (const kind of fieldKinds) {
    it(`has a field of kind ${kind}`, () => {
      const [made] = formOf([wireField(kind === 'unknown' ? 'signature' : kind)]);
      assert.equal(made?.kind, kind);
    });
  }

  const choice = (some: Readonly<Record<string, unknown>>) =>
    kickoffOf([wireField('radio', { api_name: 'r', ...some })]);
  const selectionsBy = (selection: 'id' | 'apiName' | 'text', wire: unknown) =>
    toForm(choice({ selections: [wire], dataset: 3 }), {
      selection,
      datasets: new Map([['3', ['Item']]]),
      zone: machineZone(),
    }).fields[0]?.selections;

  it('has selections by what the server’s generation wants back', () => {
    const wire = { id: 12, api_name: 'sel-1', value: 'One' };
    const item = { id: 'Item', label: 'Item' };
    assert.deepEqual(selectionsBy('id', wire), [{ id: '12', label: 'One' }, item]);
    assert.deepEqual(selectionsBy('apiName', wire), [{ id: 'sel-1', label: 'One' }, item]);
    assert.deepEqual(selectionsBy('text', wire), [{ id: 'One', label: 'One' }, item]);
    assert.deepEqual(selectionsBy('text', 'One'), [{ id: 'One', label: 'One' }, item]);
  });

  it('has a selection once, and none without a text', () => {
    assert.deepEqual(selectionsBy('text', 'Item'), [{ id: 'Item', label: 'Item' }]);
    assert.deepEqual(selectionsBy('text', ''), [{ id: 'Item', label: 'Item' }]);
  });

  const startOf = (type: string, text: unknown, selections: readonly unknown[] = ['A', 'B']) =>
    formOf([wireField(type, { default: text, selections })])[0]?.startValue;

  it('starts with its defaults', () => {
    assert.equal(startOf('string', 'Hello'), 'Hello');
    assert.equal(startOf('number', '1.5'), '1.5');
    assert.equal(startOf('user', 'ann@example.org'), 'ann@example.org');
    assert.equal(startOf('string', ''), undefined);
    assert.equal(startOf('string', { odd: true }), undefined);
  });

  it('starts with a default choice only if that is an option', () => {
    assert.equal(startOf('radio', 'B'), 'B');
    assert.equal(startOf('dropdown', 'C'), undefined);
    assert.deepEqual(startOf('checkbox', 'B'), ['B']);
    assert.deepEqual(startOf('checkbox', 'A, B'), ['A', 'B']);
    assert.deepEqual(startOf('checkbox', 'A, B', ['A', 'A, B']), ['A, B']);
    assert.equal(startOf('checkbox', 'A, C'), undefined);
    assert.equal(startOf('radio', 'One', [{ id: 1, value: 'One' }]), 'One');
  });

  it('starts with a default choice by what was sent, whatever of it can be shown', () => {
    const [a, b] = ['A\u200b', 'B\u202e'];
    assert.equal(startOf('radio', a, [a]), a);
    assert.deepEqual(startOf('checkbox', `${a}, ${b}`, [a, b]), [a, b]);
    assert.equal(startOf('dropdown', 'A\u2060', [a]), undefined);
    const [made] = formOf([wireField('radio', { selections: [a] })]);
    assert.deepEqual(made?.selections, [{ id: a, label: 'A\ufffd' }]);
  });

  it('starts with a default day, from a date or a Unix time', () => {
    assert.equal(startOf('date', '2026-08-21'), '2026-08-21');
    const noon = new Date(2026, 7, 21, 12).getTime() / 1000;
    assert.equal(startOf('date', String(noon)), '2026-08-21');
    assert.equal(startOf('date', 'tomorrow'), undefined);
    assert.equal(startOf('date', ' '), undefined);
  });
});
