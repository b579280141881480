import assert from 'node:assert/strict';
import { type Member, keyOf, memberKeys } from '../../support/members.ts';
import { useSandbox } from '../../support/sandbox.ts';
import type { RunningSandbox, SandboxProcessOptions } from '../../support/sandboxProcess.ts';
import { type SandboxAnswer, type SandboxRequest, send } from '../../support/sandboxRequest.ts';

/** A JSON object, of whatever shape. */
export type Json = Readonly<Record<string, unknown>>;

/** A sandbox that speaks today's dialect, and a key of every member. */
export interface CurrentSandbox {
  readonly process: RunningSandbox;
  /** Sends a request with the member's key. */
  ask(path: string, as?: Member, request?: SandboxRequest): Promise<SandboxAnswer>;
  /** The body of a successful answer to GET. */
  read(path: string, as?: Member): Promise<unknown>;
  /** Sends JSON; by POST unless the method says otherwise. */
  send(path: string, body: unknown, as?: Member, method?: string): Promise<SandboxAnswer>;
  /** Posts JSON to run a template. */
  run(template: number | string, body: unknown, as?: Member): Promise<SandboxAnswer>;
  /** Runs a template with success, and answers with the run. */
  launch(template: number, body: unknown, as?: Member): Promise<Json>;
}

function askIn(process: RunningSandbox): CurrentSandbox {
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
 * Starts one sandbox for the tests of a `describe`, and stops it after them. Nothing is going on in
 * it unless the options say so.
 */
export function useCurrentSandbox(options: SandboxProcessOptions = {}): () => CurrentSandbox {
  const started = useSandbox({
    liveRuns: false,
    ...options,
    dialect: 'current',
    key: keyOf('maya'),
    keys: memberKeys,
  });
  return () => askIn(started());
}

/** The tasks that a run has, as its own answer shows them. */
export const tasksOf = (run: unknown): readonly Json[] =>
  (run as { readonly tasks: readonly Json[] }).tasks;

/** The path of the task of a run with this number. */
export function taskPath(run: unknown, number: number): string {
  const task = tasksOf(run).find((each) => each.number === number);
  return `/v2/tasks/${String(task?.id)}`;
}
