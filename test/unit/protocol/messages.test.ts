import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { formInputSchema, savedInputSchema } from '../../../src/protocol/input.ts';
import {
  kickoffPageMessageSchema,
  kickoffPageStateSchema,
} from '../../../src/protocol/kickoffPage.ts';
import { taskPageMessageSchema } from '../../../src/protocol/taskPage.ts';
import { anyInput } from '../../support/samples/arbitraries.ts';

const input = { name: null, values: [['f', 'x']], taskLinks: [['1', 'https://example.org']] };
const saved = { input, editedAt: 1 };

describe('The input of a form in a message', () => {
  it('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyInput, (typed) => {
        assert.deepEqual(v.parse(formInputSchema, JSON.parse(JSON.stringify(typed))), typed);
      }),
    );
  });

  const bad: Readonly<Record<string, unknown>> = {
    'no name': { values: [], taskLinks: [] },
    'a name that is a number': { ...input, name: 5 },
    'values in an object': { ...input, values: { f: 'x' } },
    'a value that is a number': { ...input, values: [['f', 5]] },
    'a value without a field': { ...input, values: [['f']] },
    'a selection that is a number': { ...input, values: [['f', [1]]] },
    'a link that is a list': { ...input, taskLinks: [['1', ['x']]] },
  };
  for (const [what, value] of Object.entries(bad)) {
    it(`is refused with ${what}`, () => {
      assert.equal(v.is(formInputSchema, value), false);
    });
  }
});

describe('A message of the page', () => {
  const good = [
    { type: 'ready' },
    { type: 'ready', saved },
    { type: 'edited', saved },
    { type: 'clear' },
    { type: 'launch', input },
    { type: 'stopWaiting' },
    { type: 'launchAnother' },
    { type: 'copyRunId' },
    { type: 'edited', saved: { ...saved, input: { ...input, urgent: true, dueAt: 5 } } },
    { type: 'attach', field: 'f' },
    { type: 'dropUpload', id: '1' },
    { type: 'retryUpload', id: '1' },
    { type: 'openLink', url: 'https://example.org' },
    { type: 'act', action: 'retry' },
    { type: 'fault', message: 'x' },
  ];
  for (const message of good) {
    it(`is accepted: ${JSON.stringify(message).slice(0, 50)}`, () => {
      assert.deepEqual(v.parse(kickoffPageMessageSchema, message), message);
    });
  }

  const bad = [
    null,
    'ready',
    [],
    {},
    { type: 'unheardOf' },
    { type: '__proto__' },
    { type: 'ready', saved: { input } },
    { type: 'edited' },
    { type: 'launch' },
    { type: 'launch', input: { name: 'x' } },
    { type: 'openLink', url: 5 },
    { type: 'act', action: 'signOut' },
    { type: 'fault' },
  ];
  for (const message of bad) {
    it(`is refused: ${JSON.stringify(message)}`, () => {
      assert.equal(v.is(kickoffPageMessageSchema, message), false);
    });
  }
});

describe('A message of a task’s page', () => {
  for (const message of [
    { type: 'ready', saved },
    { type: 'complete', input },
    { type: 'attach', field: 'f' },
    { type: 'dropUpload', id: '1' },
    { type: 'retryUpload', id: '1' },
  ]) {
    it(`is accepted: ${JSON.stringify(message).slice(0, 50)}`, () => {
      assert.deepEqual(v.parse(taskPageMessageSchema, message), message);
    });
  }

  for (const message of [{ type: 'attach' }, { type: 'dropUpload', id: 1 }]) {
    it(`is refused: ${JSON.stringify(message)}`, () => {
      assert.equal(v.is(taskPageMessageSchema, message), false);
    });
  }
});

describe('What the page keeps', () => {
  it('is accepted in its version alone', () => {
    const state = { version: 1, accountId: 'demo', workflowId: '7', saved };
    assert.deepEqual(v.parse(kickoffPageStateSchema, state), state);
    assert.equal(v.is(kickoffPageStateSchema, { ...state, version: 2 }), false);
    assert.equal(v.is(kickoffPageStateSchema, { ...state, workflowId: 7 }), false);
  });
});

describe('The schemas of the page', () => {
  it('accept or refuse any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const schema of [
          formInputSchema,
          savedInputSchema,
          kickoffPageMessageSchema,
          kickoffPageStateSchema,
        ]) {
          assert.equal(v.is(schema, value), false);
        }
      }),
    );
  });
});
