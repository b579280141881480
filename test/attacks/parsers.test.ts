/** What comes from outside is parsed without an exception, in time, and touches no prototype. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { startInput, valuesByField, withTaskLink, withValue } from '../../src/core/form/input.ts';
import { toLaunchRequest } from '../../src/core/form/payload.ts';
import { fieldBlocks } from '../../src/core/form/sections.ts';
import { validate } from '../../src/core/form/validate.ts';
import { taskId } from '../../src/core/ids.ts';
import { formInputSchema, savedInputSchema } from '../../src/protocol/input.ts';
import { pageMessageSchema, pageStateSchema } from '../../src/protocol/kickoffForm.ts';
import { runPageMessageSchema, runPageStateSchema } from '../../src/protocol/runPage.ts';
import { hostMessageIn } from '../../src/webview/kickoffForm/hostMessage.ts';
import { anyInput, anyWorkflow } from '../support/arbitraries.ts';
import { assertNothingTouched, assertPlain } from '../support/hostile/harmless.ts';
import { anyJunk, mutated } from '../support/hostile/junk.ts';
import { wholeForm } from '../support/workflows.ts';

const runs = { numRuns: 2000 };
const input = { name: null, values: [['f', 'x']], taskLinks: [['1', 'https://example.org']] };
const saved = { input, editedAt: 1 };
const sound: readonly unknown[] = [
  { type: 'ready', saved },
  { type: 'edited', saved },
  { type: 'launch', input },
  { type: 'openLink', url: 'https://example.org' },
  { type: 'act', action: 'retry' },
  { type: 'openTask', id: '1' },
  { version: 1, accountId: 'demo', workflowId: '7', saved },
  { version: 1, accountId: 'demo', runId: '7', comment: 'x' },
  saved,
  input,
];

const schemas = {
  formInputSchema,
  savedInputSchema,
  pageMessageSchema,
  pageStateSchema,
  runPageMessageSchema,
  runPageStateSchema,
};

describe('Whatever a page says', () => {
  afterEach(assertNothingTouched);

  for (const [name, schema] of Object.entries(schemas)) {
    it(`is taken or refused by ${name}`, () => {
      let taken = 0;
      fc.assert(
        fc.property(fc.oneof(anyJunk, mutated(sound)), (message) => {
          const parsed = v.safeParse(schema, message);
          if (!parsed.success) return;
          taken += 1;
          assertPlain(parsed.output);
        }),
        runs,
      );
      assert.ok(taken < runs.numRuns / 2);
    });
  }
});

describe('Whatever a window posts', () => {
  const window = { origin: 'https://page.example' };
  before(() => Object.assign(globalThis, { window }));
  after(() => Reflect.deleteProperty(globalThis, 'window'));
  afterEach(assertNothingTouched);

  it('is heard by the page only from its own origin, and only if it is known', () => {
    const anyOrigin = fc.constantFrom(window.origin, 'null', '', 'https://evil.example');
    fc.assert(
      fc.property(anyJunk, anyOrigin, (data, origin) => {
        const message = hostMessageIn(new MessageEvent('message', { data, origin }));
        if (message) assert.equal(origin, window.origin);
      }),
      runs,
    );
  });
});

describe('Whatever is typed into whatever form', () => {
  afterEach(assertNothingTouched);

  const rules = { nameLength: 10, stringLength: 140 };
  it('is checked, and made a launch of', () => {
    fc.assert(
      fc.property(anyWorkflow, anyInput, fc.string(), (workflow, typed, text) => {
        const form = wholeForm(workflow);
        const filled = workflow.form.fields.reduce(
          (all, field) => withValue(all, field, text),
          withTaskLink(typed, taskId(text), text),
        );
        for (const each of [typed, filled, startInput(workflow.form.fields)]) {
          assertPlain(validate(form, each, rules));
          assertPlain(toLaunchRequest(workflow.id, form, each, undefined));
          assertPlain(valuesByField(workflow.form.fields, each));
        }
        assertPlain(fieldBlocks(workflow.form.fields));
      }),
      runs,
    );
  });
});
