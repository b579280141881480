/** A part of one of the service's answers that cannot be read, and why. */
export interface Unreadable {
  /** What the service calls it; undefined where that cannot be read either. */
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** Where in the answer, as code would reach it: `[3].id`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A field that cannot be read. Where it may be required, its form cannot be submitted without it. */
export interface UnreadableField extends Unreadable {
  readonly mayBeRequired: boolean;
}

/** A list of the service: the entries that can be read, and those that cannot. */
export interface Entries<Item, Odd = Unreadable> {
  readonly items: readonly Item[];
  readonly unreadable: readonly Odd[];
}

/** What it is of which something cannot be read. */
export type UnreadableKind = 'workflow' | 'field' | 'task' | 'run' | 'event';

/** A row of what cannot be read, in the place where it would be. */
export interface UnreadableRow {
  readonly type: 'unreadable';
  readonly kind: UnreadableKind;
  readonly parts: readonly Unreadable[];
}

/** The row of what cannot be read, where there is anything. */
export const unreadableRows = (
  kind: UnreadableKind,
  parts: readonly Unreadable[] | undefined = [],
): readonly UnreadableRow[] => (parts.length === 0 ? [] : [{ type: 'unreadable', kind, parts }]);

/** How many are described one by one. */
const mostDescribed = 50;

/** What cannot be read in the words of the API, a line for each, for whoever looks after the server. */
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
