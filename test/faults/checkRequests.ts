import assert from 'node:assert/strict';
import type { Expected } from './table/expected.ts';

/** @throws unless the server has seen the expected number of failing requests. */
export function checkRequests({ requests, orFewer }: Expected, seen: number): void {
  if (!orFewer) assert.equal(seen, requests);
  else assert.ok(seen >= 1 && seen <= requests, `${seen} requests`);
}
