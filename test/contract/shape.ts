const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * The places where a JSON value differs in shape from all examples: other properties, another
 * order, or values of another type. An item of a list may have the shape of any item in the
 * examples' lists. If an example has null, every value fits, and a person may have no photo.
 */
export function differences(value: unknown, examples: readonly unknown[], at = ''): string[] {
  if (value === null) {
    return examples.includes(null) || at.endsWith('.photo') ? [] : [`${at}: null`];
  }
  if (Array.isArray(value)) return listDifferences(value, examples.filter(isList), at);
  if (isObject(value)) return objectDifferences(value, examples.filter(isObject), at);
  const types = examples.map((example) => (example === null ? 'null' : typeof example));
  // If all examples have null, the type is unknown.
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
  // If no example has an item, its shape is unknown.
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
