import assert from 'node:assert/strict';

const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype] as const;
const before = shared.map((prototype) => Object.getOwnPropertyDescriptors(prototype));

/** @throws if a prototype that all objects share has changed since the start. */
export function assertNothingTouched(): void {
  for (const [index, prototype] of shared.entries()) {
    assert.deepEqual(Object.getOwnPropertyDescriptors(prototype), before[index]);
  }
}

/** @throws if a part of the value has another prototype than our own code gives. */
export function assertPlain(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = shared.some((each) => each === prototype) || prototype === null;
  const known = value instanceof Map || value instanceof Set;
  assert.ok(plain || known, 'A value has a prototype of its own.');
  for (const inner of Object.values(value)) assertPlain(inner);
}
