import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Assignee } from '../../../../src/core/account/assignee.ts';
import { selectionId } from '../../../../src/core/base/ids.ts';
import { type FieldKind, fieldKinds } from '../../../../src/core/form/field.ts';
import { readNumber } from '../../../../src/core/form/numbers.ts';
import { type StoredValue, fittingValue } from '../../../../src/core/form/storedValue.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const rules = { nameLength: undefined, stringLength: undefined };
const ann: Assignee = { kind: 'person', value: 'ann@example.org', name: 'Ann', members: undefined };
const crew: Assignee = { kind: 'group', value: 'Crew', name: 'Crew', members: 2 };
const taking = { assignees: [crew, ann], rules };

const stored = (kind: FieldKind, text: string, held?: string): StoredValue => ({
  kind,
  text,
  held,
});
/** The value in a field of a kind, or why it does not fit. */
const into = (kind: FieldKind, value: StoredValue, some = taking) => {
  const fitting = fittingValue(fieldOf(kind), value, some);
  return fitting.ok ? fitting.value.value : fitting.error;
};

describe('A value as the service keeps it, in a form', () => {
  it('is the text itself, if the field takes text', () => {
    assert.equal(into('text', stored('string', 'A\ufffdb', 'A\u202eb')), 'A\u202eb');
    assert.equal(into('string', stored('text', '**x**')), '**x**');
    assert.equal(
      into('url', stored('url', '[Page](https://x.example)', 'https://x.example')),
      'https://x.example',
    );
  });

  it('is the option with that label, which may be of another kind of choice', () => {
    assert.equal(into('radio', stored('dropdown', 'Two')), '2');
    assert.deepEqual(into('checkbox', stored('radio', 'Two')), ['2']);
    assert.deepEqual(into('checkbox', stored('checkbox', 'Two, One')), ['2', '1']);
    assert.equal(into('dropdown', stored('radio', 'Three')), 'notOffered');
    assert.equal(into('checkbox', stored('checkbox', 'One, Three')), 'notOffered');
  });

  it('is ambiguous where two options are called alike', () => {
    const options = ['1', '2'].map((id) => ({ id: selectionId(id), label: 'Same' }));
    for (const kind of ['radio', 'checkbox'] as const) {
      const field = fieldOf(kind, { selections: options });
      const fitting = fittingValue(field, stored(kind, 'Same'), taking);
      assert.equal(fitting.ok && fitting.value.ambiguous, true);
    }
  });

  it('is a day, and no other date', () => {
    assert.equal(into('date', stored('date', '2026-02-28')), '2026-02-28');
    assert.equal(into('date', stored('date', 'Feb 28, 2026')), 'notDate');
  });

  it('is somebody who can be chosen', () => {
    assert.equal(into('user', stored('user', 'Ann', 'ann@example.org')), 'ann@example.org');
    assert.equal(into('user', stored('user', 'Crew', 'Crew')), 'Crew');
    assert.equal(into('user', stored('user', 'Ann')), 'ann@example.org');
    assert.equal(into('user', stored('user', 'Bob', '')), 'nobody');
    assert.equal(into('user', stored('user', 'Bob', 'bob@example.org')), 'nobody');
  });

  it('is anybody where nobody is known', () => {
    const unknown = { ...taking, assignees: undefined };
    const fitting = fittingValue(
      fieldOf('user'),
      stored('user', 'Bob', 'bob@example.org'),
      unknown,
    );
    assert.ok(fitting.ok);
  });

  it('is a file of the account, and of no other', () => {
    const here = { ...rules, fileLinks: { site: 'https://files.example' } };
    const link = '[a.txt](https://files.example/12345678)';
    const takingHere = { ...taking, rules: here };
    assert.equal(into('file', stored('file', `${link}, ${link}`), takingHere), `${link}\n${link}`);
    assert.equal(
      into('file', stored('file', '[a.txt](https://other.example/12345678)'), takingHere),
      'otherFile',
    );
  });

  it('is empty where it was empty, whatever the kind', () => {
    for (const kind of fieldKinds) {
      assert.deepEqual(into(kind, stored('number', '')), kind === 'checkbox' ? [] : '');
    }
  });

  it('does not become a value of a kind that means something else', () => {
    assert.equal(into('number', stored('string', '12')), 'otherKind');
    assert.equal(into('user', stored('string', 'Ann')), 'otherKind');
    assert.equal(into('string', stored('file', '[a](https://x.example/12345678)')), 'otherKind');
    assert.equal(into('unknown', stored('dropdown', 'One')), 'One');
  });

  it('is a number that the form reads without a choice', () => {
    for (const [text, value] of [
      ['1.234', '1.2340'],
      ['1234', '1234'],
      ['1E+3', '1000'],
      ['-1.5E-7', '-0.00000015'],
      ['12.5e1', '125'],
      ['NaN', 'notNumber'],
      ['1e999', 'notNumber'],
    ] as const) {
      assert.equal(into('number', stored('number', text)), value, text);
    }
  });

  it('is the same number, whichever it is', () => {
    fc.assert(
      fc.property(
        fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e50, max: 1e50 }),
        (number) => {
          fc.pre(number === 0 || Math.abs(number) > 1e-50);
          const value = into('number', stored('number', String(number)));
          const reading = readNumber(String(value));
          assert.ok(reading.kind === 'number', String(value));
          assert.equal(Number(reading.text), number === 0 ? Number(reading.text) : number);
        },
      ),
    );
  });
});
