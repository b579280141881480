/** A part of the service's answer that cannot be read, and why. */
export interface Unreadable {
  /** Its name at the service; undefined where that cannot be read either. */
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** The path to it in the answer, as code has it: `[3].id`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A field that cannot be read. If it may be required, its form cannot be submitted. */
export interface UnreadableField extends Unreadable {
  readonly mayBeRequired: boolean;
}

/** A list of the service: the entries that can be read, and those that cannot. */
export interface Entries<Item, Odd = Unreadable> {
  readonly items: readonly Item[];
  readonly unreadable: readonly Odd[];
}

/** The kind of thing that cannot be read. */
export type UnreadableKind = 'workflow' | 'field' | 'task' | 'run' | 'event';

/** A row that stands for entries that cannot be read. */
export interface UnreadableRow {
  readonly type: 'unreadable';
  readonly kind: UnreadableKind;
  readonly parts: readonly Unreadable[];
}

/** The row for entries that cannot be read, if there are any. */
export const unreadableRows = (
  kind: UnreadableKind,
  parts: readonly Unreadable[] | undefined = [],
): readonly UnreadableRow[] => (parts.length === 0 ? [] : [{ type: 'unreadable', kind, parts }]);

/** How many entries are described one by one. */
const mostDescribed = 50;

/**
 * The unreadable entries in the words of the API, a line for each, for the people who run the
 * server.
 */
export function describeUnreadable(parts: readonly Unreadable[]): string {
  const lines = parts.slice(0, mostDescribed).map(({ name, id, path, expected, found }) => {
    const called = [
      name === undefined ? '' : JSON.stringify(name),
      id === undefined ? '' : `#${id}`,
    ];
    const what = called.filter((part) => part !== '').join(' ');
    return `${what === '' ? '' : `${what}, `}at ${path}: expected ${expected}, found ${found}`;
  });
  const more = parts.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
