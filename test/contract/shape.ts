const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * Where a JSON value is not shaped like any of the examples: other properties, in another order, or
 * values of another type. An item of a list may be like any item of the examples' lists; null is
 * like anything where an example has it, and a person may have no photo.
 */
export function differences(value: unknown, examples: readonly unknown[], at = ''): string[] {
  if (value === null) {
    return examples.includes(null) || at.endsWith('.photo') ? [] : [`${at}: null`];
  }
  if (Array.isArray(value)) return listDifferences(value, examples.filter(isList), at);
  if (isObject(value)) return objectDifferences(value, examples.filter(isObject), at);
  const types = examples.map((example) => (example === null ? 'null' : typeof example));
  // Where the examples have nothing but null, its type is not known.
  return types.includes(typeof value) || types.every((type) => type === 'null')
    ? []
    : [`${at}: ${typeof value} instead of ${types.join(' or ')}`];
}

function listDifferences(
  value: readonly unknown[],
  examples: readonly (readonly unknown[])[],
  at: string,
): string[] {
  if (examples.length === 0) return [`${at}: a list`];
  const items = examples.flat();
  // Where the examples have no item, its shape is not known.
  if (items.length === 0) return [];
  return value.flatMap((item, index) => differences(item, items, `${at}[${index}]`));
}

function objectDifferences(
  value: Readonly<Record<string, unknown>>,
  examples: readonly Readonly<Record<string, unknown>>[],
  at: string,
): string[] {
  const names = Object.keys(value).join(', ');
  const alike = examples.filter((example) => Object.keys(example).join(', ') === names);
  if (alike.length === 0) return [`${at}: {${names}}`];
  return Object.keys(value).flatMap((name) =>
    differences(
      value[name],
      alike.map((example) => example[name]),
      `${at}.${name}`,
    ),
  );
}
