import assert from 'node:assert/strict';
import type { SandboxAnswer } from '../../support/sandboxRequest.ts';
import type { Json } from './currentSandbox.ts';

/** The answer refuses something in the shape of a validation error, and says what. */
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

/** The answer refuses something that cannot be done as things are. */
export function assertImpossible(answer: SandboxAnswer, reason?: RegExp): void {
  assert.equal(answer.status, 400, JSON.stringify(answer.body));
  const { message, ...rest } = answer.body as Json;
  assert.equal(typeof message, 'string');
  assert.deepEqual(rest, { code: 'validation_error', details: {} });
  if (reason) assert.match(message as string, reason);
}

/** There is nothing at the path: the service answers with a page. */
export function assertNothingThere(answer: SandboxAnswer): void {
  assert.equal(answer.status, 404);
  assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
}

/** The service has broken: it answers with a page. */
export function assertBroken(answer: SandboxAnswer): void {
  assert.equal(answer.status, 500);
  assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
  assert.match(String(answer.body), /<title>Server Error/);
}

/** The answer has this status and says only why. */
export function assertDetail(answer: SandboxAnswer, status: number, detail?: RegExp): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.deepEqual(Object.keys(answer.body as Json), ['detail']);
  if (detail) assert.match((answer.body as { readonly detail: string }).detail, detail);
}

/** The answer has no body, and says that it is done. */
export function assertDone(answer: SandboxAnswer): void {
  assert.deepEqual([answer.status, answer.body], [204, undefined]);
}
