/** Data from outside is parsed without an exception, in time, and without touching a prototype. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { emptyInput, valuesByField, withTaskLink, withValue } from '../../src/core/form/input.ts';
import { toLaunchRequest } from '../../src/core/kickoff/launchRequest.ts';
import { readWrittenLaunch } from '../../src/core/kickoff/readWrittenLaunch.ts';
import { resolveWritten } from '../../src/core/kickoff/resolveWritten.ts';
import { substitute } from '../../src/core/kickoff/variables.ts';
import { writeLaunch, writtenJson } from '../../src/core/kickoff/writeLaunch.ts';
import { fieldBlocks } from '../../src/core/form/sections.ts';
import { validate } from '../../src/core/form/validate.ts';
import { calendarWords } from '../../src/core/base/calendarWords.ts';
import { taskId } from '../../src/core/base/ids.ts';
import { timeZone } from '../../src/core/base/timeZone.ts';
import { parseLaunchFile } from '../../src/host/launchFiles/parseLaunchFile.ts';
import { pingSchema, pong } from '../../src/protocol/alive.ts';
import { fieldsMessageTypes } from '../../src/protocol/uploads.ts';
import { formInputSchema, savedInputSchema } from '../../src/protocol/input.ts';
import {
  kickoffPageMessageSchema,
  kickoffPageStateSchema,
} from '../../src/protocol/kickoffPage.ts';
import { runPageMessageSchema, runPageStateSchema } from '../../src/protocol/runPage.ts';
import { taskPageMessageSchema, taskPageStateSchema } from '../../src/protocol/taskPage.ts';
import { valuesPageMessageSchema, valuesPageStateSchema } from '../../src/protocol/valuesPage.ts';
import { hostMessageIn } from '../../src/webview/kickoff/hostMessage.ts';
import { messageFromHost } from '../../src/webview/page/messageFromHost.ts';
import { anyInput, anyWorkflow } from '../support/samples/arbitraries.ts';
import { assertNothingTouched, assertPlain } from '../support/hostile/plainValues.ts';
import { anyJunk, mutated } from '../support/hostile/junk.ts';
import { wholeForm } from '../support/samples/workflows.ts';

const runs = { numRuns: 2000 };
/** How many of the runs must be accepted, and how many refused, for a generator to be useful. */
const few = 100;
const input = {
  ...{ name: null, values: [['f', 'x']], taskLinks: [['1', 'https://example.org']] },
  ...{ urgent: true, dueAt: 1_790_000_000_000 },
};
const saved = { input, editedAt: 1 };
const rules = { nameLength: 10, stringLength: 140 };

const ofFields = [
  { type: 'ready', saved },
  { type: 'edited', saved },
  { type: 'attach', field: 'f' },
  { type: 'retryUpload', id: '1' },
  { type: 'openLink', url: 'https://example.org' },
  { type: 'act', action: 'retry' },
];
const ofFollowing = [
  { type: 'comment', text: 'x' },
  { type: 'fault', message: 'x' },
];

/** Every schema for messages and saved state of a page, with valid examples. */
const schemas: Readonly<Record<string, readonly [v.GenericSchema, readonly unknown[]]>> = {
  formInputSchema: [formInputSchema, [input]],
  savedInputSchema: [savedInputSchema, [saved]],
  pingSchema: [pingSchema, [{ type: 'ping' }]],
  pageMessageSchema: [kickoffPageMessageSchema, [...ofFields, { type: 'launch', input }]],
  pageStateSchema: [
    kickoffPageStateSchema,
    [{ version: 1, accountId: 'demo', workflowId: '7', saved }],
  ],
  runPageMessageSchema: [
    runPageMessageSchema,
    [...ofFollowing, { type: 'openTask', id: '1' }, { type: 'manage', action: 'rename' }],
  ],
  runPageStateSchema: [
    runPageStateSchema,
    [{ version: 1, accountId: 'demo', runId: '7', comment: 'x' }],
  ],
  taskPageMessageSchema: [
    taskPageMessageSchema,
    [
      ...ofFields,
      ...ofFollowing,
      { type: 'complete', input },
      { type: 'return', text: 'x' },
      { type: 'mark', checklist: 'c', item: 'i', checked: true },
    ],
  ],
  valuesPageMessageSchema: [
    valuesPageMessageSchema,
    [...ofFields, { type: 'save', input }, { type: 'openRun' }],
  ],
  valuesPageStateSchema: [
    valuesPageStateSchema,
    [{ version: 1, accountId: 'demo', runId: '7', shows: 'values', saved }],
  ],
  taskPageStateSchema: [
    taskPageStateSchema,
    [{ version: 1, accountId: 'demo', taskId: '7', saved, comment: 'x', reason: 'x' }],
  ],
};

describe('Whatever a page says', () => {
  afterEach(assertNothingTouched);

  for (const [name, [schema, sound]] of Object.entries(schemas)) {
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
      assert.ok(taken >= few && taken <= runs.numRuns - few, `${taken} taken`);
    });
  }
});

/** Messages of the host, as far as a page looks at them. */
const hostMessages = ['show', 'launch', ...fieldsMessageTypes]
  .map((type): unknown => ({ type, strings: {}, view: { state: 'loading', title: 'x' } }))
  .concat(pong);

/** How each page and its helpers recognise a message of the host. */
const listeners: Readonly<Record<string, (event: MessageEvent<unknown>) => unknown>> = {
  'the page of a form': hostMessageIn,
  'the page of a run': (event) => messageFromHost(event, ['show']),
  'the page of a task': (event) => messageFromHost(event, ['show', ...fieldsMessageTypes]),
  'what waits for an answer': (event) => messageFromHost(event, [pong.type]),
};

describe('Whatever a window posts', () => {
  const window = { origin: 'https://page.example' };
  const foreign = ['null', '', 'https://evil.example', 'http://page.example', window.origin + '.x'];
  before(() => Object.assign(globalThis, { window }));
  after(() => Reflect.deleteProperty(globalThis, 'window'));
  afterEach(assertNothingTouched);

  for (const [who, listener] of Object.entries(listeners)) {
    it(`is heard by ${who} only from its own origin, and only if it is known`, () => {
      let heard = 0;
      const anyMessage = fc.oneof(anyJunk, mutated(hostMessages), fc.constantFrom(...hostMessages));
      fc.assert(
        fc.property(anyMessage, fc.constantFrom(...foreign), (data, origin) => {
          const from = (source: string): unknown =>
            listener(new MessageEvent('message', { data, origin: source }));
          assert.equal(from(origin), undefined);
          if (from(window.origin) !== undefined) heard += 1;
        }),
        runs,
      );
      assert.ok(heard >= few && heard <= runs.numRuns - few, `${heard} heard`);
    });
  }
});

describe('Whatever is typed into whatever form', () => {
  afterEach(assertNothingTouched);

  it('is checked, and made a launch of', () => {
    let sound = 0;
    fc.assert(
      fc.property(anyWorkflow, anyInput, fc.string(), (workflow, typed, text) => {
        const form = wholeForm(workflow);
        const filled = workflow.form.fields.reduce(
          (all, field) => withValue(all, field, text),
          withTaskLink(typed, taskId(text), text),
        );
        for (const each of [typed, filled, emptyInput]) {
          const problems = validate(form, each, rules);
          assertPlain(problems);
          if (problems.length === 0) sound += 1;
          assertPlain(toLaunchRequest(workflow.id, form, each, undefined));
          assertPlain(valuesByField(workflow.form.fields, each));
        }
        assertPlain(fieldBlocks(workflow.form.fields));
      }),
      runs,
    );
    assert.ok(sound >= few && sound <= 3 * runs.numRuns - few, `${sound} without a problem`);
  });

  it('is so by way of a message or a draft, too', () => {
    const anyMessage = fc.oneof(mutated([input]), anyInput);
    let taken = 0;
    fc.assert(
      fc.property(anyWorkflow, anyMessage, (workflow, message) => {
        const parsed = v.safeParse(formInputSchema, JSON.parse(JSON.stringify(message ?? null)));
        if (!parsed.success) return;
        taken += 1;
        const form = wholeForm(workflow);
        assertPlain(validate(form, parsed.output, rules));
        const { dueAt } = toLaunchRequest(workflow.id, form, parsed.output, undefined);
        assert.ok(dueAt === undefined || Number.isFinite(dueAt));
      }),
      runs,
    );
    assert.ok(taken >= few && taken <= runs.numRuns - few, `${taken} taken`);
  });
});

const launch = {
  workflow: 'Release ${git:tag}',
  name: 'x',
  values: { f: 'x', list: ['x', '${date}'], number: 1, none: null },
  taskLinks: { '1': 'https://example.org' },
  ...{ urgent: true, due: 'tomorrow' },
};
const launches = { launches: { one: launch, ['__proto__']: launch }, inputs: [{ id: 'x' }] };
const zone = timeZone('Europe/Berlin');
assert.ok(zone);
const reading = { now: Date.UTC(2026, 10, 27), zone, hour: 17, words: calendarWords('en') };

describe('Whatever a launch file has', () => {
  afterEach(assertNothingTouched);

  for (const format of ['json', 'yaml'] as const) {
    const text = (value: unknown): string => {
      const json = JSON.stringify(value ?? null);
      return format === 'json' ? json : stringify(JSON.parse(json));
    };
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      mutated([launch, launches]).map(text),
      fc
        .tuple(mutated([launch, launches]).map(text), fc.nat(60))
        .map(([all, end]) => all.slice(0, end)),
    );

    it(`is read, resolved and written again (${format})`, () => {
      let sound = 0;
      fc.assert(
        fc.property(anyWorkflow, anyText, fc.nat(), (workflow, written, at) => {
          const file = parseLaunchFile(written, format);
          assertPlain(file.placeAt(Math.min(at, written.length)));
          for (const each of file.launches) {
            assertPlain(each.value);
            const read = readWrittenLaunch(each.value);
            assertPlain(read);
            if (!read.launch) continue;
            sound += 1;
            const plain = substitute(read.launch, (name) => ({ value: name }));
            const form = wholeForm(workflow);
            const resolved = resolveWritten(plain.written, form, { rules, reading });
            assertPlain(resolved);
            for (const { path, at: part } of [...read.problems, ...resolved.problems]) {
              const { offset, length } = each.spanOf(path, part);
              assert.ok(offset >= 0 && offset + length <= written.length);
            }
            assertPlain(writtenJson(writeLaunch(workflow.id, form, resolved.input, zone)));
          }
        }),
        runs,
      );
      assert.ok(sound >= few && sound <= 2 * runs.numRuns - few, `${sound} sound`);
    });
  }
});
