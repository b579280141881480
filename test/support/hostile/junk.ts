import fc from 'fast-check';

/** Names that are dangerous for objects, and names of properties that we read. */
const names = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then'],
  ...['type', 'id', 'name', 'values', 'results', 'next', 'kickoff', 'fields', 'tasks', 'length'],
] as const;

const anyName = fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 4 }));

/** JSON of any shape, as text, where a property may be called `__proto__`. */
export const anyJsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'junk' },
    fc.constantFrom(
      'null',
      'true',
      '0',
      '-1',
      '1e308',
      '1e15',
      '9007199254740993',
      '""',
      '"x"',
      '[]',
      '{}',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }).map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(anyName, tie('value')), {
        maxLength: 4,
      })
      .map(
        (pairs) =>
          `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`,
      ),
  ),
})).value;

/** Any value of JavaScript, and any value of JSON. */
export const anyJunk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withNullPrototype: true,
    withMap: true,
    withSet: true,
    withDate: true,
    withBigInt: true,
  }),
  anyJsonText.map((text) => JSON.parse(text) as unknown),
);

/** A change at one place: the number of the place from the top, and the new value. */
interface Change {
  readonly at: number;
  readonly json: string | undefined;
  /** Whether the new value has the same type, so that a parser may accept it. */
  readonly alike: boolean;
  readonly name: string;
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  json: fc.option(anyJsonText, { nil: undefined }),
  alike: fc.boolean(),
  name: anyName,
});

function countPlaces(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countPlaces(inner), 1);
}

/** Another value of the same type; an object gets a property, which it may have had already. */
function alike(value: unknown, { at, json = 'null', name }: Change): unknown {
  if (typeof value === 'string') return name;
  if (typeof value === 'number') return at;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return (value as readonly unknown[]).concat(value);
  if (typeof value !== 'object' || value === null) return value;
  // With entries, `__proto__` is a name like any other.
  return Object.fromEntries([...Object.entries(value), [name, JSON.parse(json) as unknown]]);
}

/** The value with the place replaced, or removed if there is no new value. */
function changed(value: unknown, change: Change): unknown {
  let left = change.at % countPlaces(value);
  const walk = (inner: unknown): unknown => {
    if (left-- === 0) {
      if (change.alike) return alike(inner, change);
      return change.json === undefined ? undefined : (JSON.parse(change.json) as unknown);
    }
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, walk(each)]));
  };
  return walk(value);
}

/** A sound value with some of its places changed. */
export const mutated = (values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...values), fc.array(anyChange, { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce(changed, value));
