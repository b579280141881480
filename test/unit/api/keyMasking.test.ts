import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createMask } from '../../../src/api/mask.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { aLaunch, connectTo, createHarness, errorOf, testKey } from '../../support/apiHarness.ts';
import {
  type Reply,
  answer,
  cutMidBody,
  deadOrigin,
  json,
  reset,
} from '../../support/failing/server.ts';

const harness = createHarness();

/** A piece of the key; even this must not be found. */
const pieceOfKey = testKey.slice(1, 13);

const code = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(4, '0');
/** The key with its first character escaped, as JSON may write it, or with all of them. */
const escapedFirst = `\\u${code('p')}${testKey.slice(1)}`;
const escaped = Array.from(testKey, (sign) => `\\u${code(sign).toUpperCase()}`).join('');

/** Everything of a value that could be printed, hidden properties included. */
const printed = (value: unknown): string =>
  inspect(value, { depth: Infinity, showHidden: true }) + JSON.stringify(value);

describe('The key', () => {
  afterEach(harness.stop);

  const echoes: Readonly<Record<string, Reply>> = {
    'a broken connection': reset,
    'half an answer': cutMidBody(200),
    'a refusal that repeats it': json({ detail: `Unknown key ${testKey}` }, 403),
    'a rejection that repeats it': json({ name: [`${testKey}?`] }, 400),
    'a plain text that repeats it': answer(418, testKey, { 'content-type': 'text/plain' }),
    'a page that repeats it': answer(200, testKey),
    'a redirect that repeats it': answer(301, '', { location: `/${testKey}` }),
    'a redirect that repeats it far out': answer(301, '', {
      location: `/${'x'.repeat(160)}${testKey}`,
    }),
    'an answer that repeats it in the wrong place': json({ [testKey]: testKey }),
    'a refusal that escapes its first sign': answer(403, `{"detail":"Unknown ${escapedFirst}"}`),
    'a refusal that escapes all of it': answer(403, `{"detail":"Unknown ${escaped}"}`),
    'a rejection that escapes it': answer(400, `{"${escaped}":["${escapedFirst}"]}`),
    'a redirect that escapes it': answer(301, '', { location: `/%70${testKey.slice(1)}` }),
    'a server fault that repeats it': answer(500, testKey),
  };
  for (const [what, reply] of Object.entries(echoes)) {
    it(`is in no error and no log after ${what}`, async () => {
      const { api, log } = await harness.start([reply]);
      const errors = [
        await errorOf(api.listWorkflows({ ordering: 'date' })),
        await errorOf(api.getWorkflow(workflowId('7'))),
        await errorOf(api.launch(aLaunch)),
      ];
      assert.equal(printed([errors, log]).includes(pieceOfKey), false);
    });
  }

  it('is in no error where nobody listens', async () => {
    const api = connectTo(await deadOrigin());
    const error = await errorOf(api.listWorkflows({ ordering: 'date' }));
    assert.equal(printed(error).includes(pieceOfKey), false);
  });

  it('cannot be printed with the client', () => {
    assert.equal(printed(connectTo('https://api.example.org')).includes(pieceOfKey), false);
  });
});

describe('A mask', () => {
  it('hides a key of any signs, however JSON writes it, and leaves the rest', () => {
    const key = 'a"b\\c/d.[e]+%{f}';
    const mask = createMask(key);
    const inJson = JSON.stringify({ text: `x ${key} y` });
    for (const text of [inJson, inJson.replace('/', '\\/'), inJson.replace('.', '\\u002E')]) {
      assert.deepEqual(JSON.parse(mask(text)), { text: 'x *** y' });
    }
    assert.equal(mask('a"b\\c/d-[e]+%{f} \\n'), 'a"b\\c/d-[e]+%{f} \\n');
  });
});
