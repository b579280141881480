import assert from 'node:assert/strict';
import {
  type SandboxProcess,
  type SandboxProcessOptions,
  startSandboxProcess,
} from '../../support/sandboxProcess.ts';
import { type SandboxAnswer, type SandboxRequest, send } from '../../support/sandboxRequest.ts';
import { startTimeout } from '../sandbox.ts';

const members = {
  maya: 'maya.lindqvist',
  tomas: 'tomas.rivera',
  priya: 'priya.nair',
  jonas: 'jonas.weber',
  aiko: 'aiko.tanaka',
  samuel: 'samuel.okafor',
  elena: 'elena.petrova',
  henrik: 'henrik.dahl',
} as const;

/**
 * The members. Maya is an admin, Tomás owns the account, Elena is only invited, and Henrik has
 * left.
 */
export type Member = keyof typeof members;

export const emailOf = (member: Member): string => `${members[member]}@blueharbor.example`;

/** A JSON object of any shape. */
export type Json = Readonly<Record<string, unknown>>;

/** A sandbox in today's dialect, and a key of every member. */
export interface CurrentSandbox {
  readonly process: SandboxProcess;
  /** Sends a request with the member's key. */
  ask(path: string, as?: Member, request?: SandboxRequest): Promise<SandboxAnswer>;
  /** The body of a successful answer to GET. */
  read(path: string, as?: Member): Promise<unknown>;
  /** Sends JSON; by POST by default. */
  send(path: string, body: unknown, as?: Member, method?: string): Promise<SandboxAnswer>;
  /** Posts JSON to run a template. */
  run(template: number | string, body: unknown, as?: Member): Promise<SandboxAnswer>;
  /** Launches a template successfully, and returns the run. */
  launch(template: number, body: unknown, as?: Member): Promise<Json>;
}

/** The API key of a member. */
export const keyOf = (member: Member): string => `pn-key-of-${member}`;

async function start(options: SandboxProcessOptions): Promise<CurrentSandbox> {
  const process = await startSandboxProcess({
    liveRuns: false,
    ...options,
    dialect: 'current',
    key: keyOf('maya'),
    keys: Object.fromEntries(
      (Object.keys(members) as Member[]).map((member) => [emailOf(member), keyOf(member)]),
    ),
  });
  const ask: CurrentSandbox['ask'] = (path, as = 'maya', request = {}) =>
    send({ origin: process.origin, key: keyOf(as) }, path, request);
  const sendJson: CurrentSandbox['send'] = (path, body, as, method = 'POST') =>
    ask(path, as, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const run: CurrentSandbox['run'] = (template, body, as) =>
    sendJson(`/templates/${template}/run`, body, as);
  return { process, ask, send: sendJson, run, ...expectations(ask, run) };
}

const expectations = (
  ask: CurrentSandbox['ask'],
  run: CurrentSandbox['run'],
): Pick<CurrentSandbox, 'read' | 'launch'> => ({
  read: async (path, as) => {
    const { status, body } = await ask(path, as);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  },
  launch: async (template, body, as) => {
    const answer = await run(template, body, as);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body as Json;
  },
});

/**
 * Starts one sandbox for the tests of a `describe`, and stops it after them. It has no live runs by
 * default.
 */
export function useCurrentSandbox(options: SandboxProcessOptions = {}): () => CurrentSandbox {
  let sandbox: CurrentSandbox | undefined;
  before(async function () {
    this.timeout(startTimeout);
    sandbox = await start(options);
  });
  after(() => sandbox?.process.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox is started in `before`: ask for it in a test.');
    return sandbox;
  };
}

/** Asserts that the answer is a validation error about this part. */
export function assertInvalid(answer: SandboxAnswer, part?: Json, reason?: RegExp): void {
  assert.equal(answer.status, 400, JSON.stringify(answer.body));
  const { message, ...rest } = answer.body as Json;
  assert.equal(typeof message, 'string');
  assert.deepEqual(Object.keys(answer.body as Json).slice(0, 2), ['code', 'message']);
  assert.deepEqual(rest, {
    code: 'validation_error',
    ...(part && { details: { ...part, reason: message } }),
  });
  if (reason) assert.match(message as string, reason);
}

/** Asserts that the answer refuses something that cannot be done now. */
export function assertImpossible(answer: SandboxAnswer, reason?: RegExp): void {
  assert.equal(answer.status, 400, JSON.stringify(answer.body));
  const { message, ...rest } = answer.body as Json;
  assert.equal(typeof message, 'string');
  assert.deepEqual(rest, { code: 'validation_error', details: {} });
  if (reason) assert.match(message as string, reason);
}

/** Asserts that nothing is at the path: the service answers with a page. */
export function assertNothingThere(answer: SandboxAnswer): void {
  assert.equal(answer.status, 404);
  assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
}

/** Asserts that the service has broken: it answers with a page. */
export function assertBroken(answer: SandboxAnswer): void {
  assert.equal(answer.status, 500);
  assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
  assert.match(String(answer.body), /<title>Server Error/);
}

/** Asserts that the answer has this status and only a reason. */
export function assertDetail(answer: SandboxAnswer, status: number, detail?: RegExp): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.deepEqual(Object.keys(answer.body as Json), ['detail']);
  if (detail) assert.match((answer.body as { readonly detail: string }).detail, detail);
}

/** Asserts that the answer has no body and a status of success. */
export function assertDone(answer: SandboxAnswer): void {
  assert.deepEqual([answer.status, answer.body], [204, undefined]);
}

/** The tasks in a run's own answer. */
export const tasksOf = (run: unknown): readonly Json[] =>
  (run as { readonly tasks: readonly Json[] }).tasks;

/** The path of a run's task with this number. */
export function taskPath(run: unknown, number: number): string {
  const task = tasksOf(run).find((each) => each.number === number);
  return `/v2/tasks/${String(task?.id)}`;
}
