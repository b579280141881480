export const typeOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'type' in item ? String(item.type) : '';

/** An id and a name, as a view, a page or a notification passes them on. */
export interface Reference {
  readonly id: string;
  readonly name: string;
}

export const isReference = (item: unknown): item is Reference =>
  typeof item === 'object' &&
  item !== null &&
  'id' in item &&
  typeof item.id === 'string' &&
  'name' in item &&
  typeof item.name === 'string';
