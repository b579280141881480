import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRefusal } from '../../../src/api/rejection.ts';
import { fieldId, taskId } from '../../../src/core/base/ids.ts';

const refusal = (body: unknown) => parseRefusal(JSON.stringify(body), false);
const form = { part: 'form' };
const name = { part: 'name' };
const field = (id: string) => ({ part: 'field', id: fieldId(id) });
const link = (id: string) => ({ part: 'taskLink', id: taskId(id) });

describe('A refusal', () => {
  it('names each part of the form by its property', () => {
    const { message, rejections } = refusal({
      name: ['Too long.'],
      kickoff: { 'api-1': ['Required.', 'Really.'], 'api-2': { 0: ['No such selection.'] } },
      tasks: { 12: { url: ['Not a link.'] }, 13: ['No such task.'] },
      non_field_errors: ['Paused.'],
      ordering: ['Unknown.'],
    });
    assert.equal(message, 'Too long.');
    assert.deepEqual(rejections, [
      { target: name, message: 'Too long.' },
      { target: field('api-1'), message: 'Required.' },
      { target: field('api-1'), message: 'Really.' },
      { target: field('api-2'), message: 'No such selection.' },
      { target: link('12'), message: 'Not a link.' },
      { target: link('13'), message: 'No such task.' },
      { target: form, message: 'Paused.' },
      { target: form, message: 'ordering: Unknown.' },
    ]);
  });

  const single = [
    ['a detail', { detail: 'No.' }, form, 'No.'],
    ['a bare list', ['No.'], form, 'No.'],
    ['a bare text', 'No.', form, 'No.'],
    ['a list for the whole kick-off', { kickoff: ['No.'] }, form, 'No.'],
    ['a list for all tasks', { tasks: ['No.'] }, form, 'No.'],
    ['a message with no details', { message: 'No.', code: 'validation_error' }, form, 'No.'],
    ['a message with empty details', { message: 'No.', details: {} }, form, 'No.'],
    [
      'details of the name',
      { message: 'M.', details: { name: 'name', reason: 'No.' } },
      name,
      'No.',
    ],
    [
      'details of the due date',
      { message: 'M.', details: { name: 'due_date_tsp', reason: 'No.' } },
      { part: 'due' },
      'No.',
    ],
    [
      'details of the urgency',
      { message: 'M.', details: { name: 'is_urgent', reason: 'No.' } },
      { part: 'urgent' },
      'No.',
    ],
    ['details of another', { message: 'M.', details: { name: 'x', reason: 'No.' } }, form, 'No.'],
    [
      'details of a field',
      { message: 'M.', code: 'validation_error', details: { api_name: 'f-1', reason: 'No.' } },
      field('f-1'),
      'No.',
    ],
    [
      'details of the whole kick-off',
      { message: 'M.', code: 'validation_error', details: { name: 'kickoff', reason: 'No.' } },
      form,
      'No.',
    ],
    [
      'details of a field without a name',
      { message: 'M.', details: { api_name: '', reason: 'No.' } },
      form,
      'No.',
    ],
    ['a detail with a code', { detail: 'No.', code: 'parse_error' }, form, 'No.'],
    ['details with no reason', { message: 'No.', details: { api_name: 'f' } }, field('f'), 'No.'],
  ] as const;
  for (const [what, body, target, message] of single) {
    it(`is understood as ${what}`, () => {
      assert.deepEqual(refusal(body).rejections, [{ target, message }]);
    });
  }

  it('has the general message before that of a part', () => {
    const body = { message: 'Bad request.', details: { api_name: 'f', reason: 'Required.' } };
    assert.equal(refusal(body).message, 'Bad request.');
    assert.equal(refusal({ name: ['Too long.'], detail: 'Refused.' }).message, 'Refused.');
  });

  it('takes a field called __proto__ for a field', () => {
    const { rejections } = parseRefusal('{"kickoff":{"__proto__":["No."]}}', false);
    assert.deepEqual(rejections, [{ target: field('__proto__'), message: 'No.' }]);
  });

  it('has a plain text for its message, and not a page', () => {
    assert.deepEqual(parseRefusal(' Too\n large ', true), { message: 'Too large', rejections: [] });
    assert.deepEqual(parseRefusal('<html>413', false), { message: '', rejections: [] });
  });

  it('is cut where it is too long', () => {
    const { message, rejections } = refusal(Array.from({ length: 5000 }, () => 'x'.repeat(5000)));
    assert.equal(message.length, 500);
    assert.ok(message.endsWith('x…'));
    assert.equal(rejections.length, 100);
  });

  it('has no control characters in its messages', () => {
    assert.equal(refusal(['a\u0000\u001b[31mb\r\n\u009fc']).message, 'a [31mb c');
  });

  it('may be nested as deep as it likes', () => {
    const depth = 100_000;
    const body = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.deepEqual(parseRefusal(body, false), { message: '', rejections: [] });
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const { message } of refusal(body).rejections) {
          assert.ok(message !== '' && message.length <= 500);
        }
      }),
    );
  });
});
