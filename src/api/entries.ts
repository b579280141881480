import * as v from 'valibot';
import type { Page } from '../core/base/answer.ts';
import type { Entries, Unreadable, UnreadableField } from '../core/base/unreadable.ts';
import { visibleText } from '../core/base/visibleText.ts';
import { misreading } from './parseAnswer.ts';
import type { Usual } from './usual.ts';

/** The longest name that is kept, in characters. */
const longestName = 200;
/** A list with more unreadable entries is not the expected list. */
const mostUnreadable = 1_000;

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' ||
  (typeof value === 'string' && value !== '' && value.length <= longestName);

/** The text of an entry's first property with one of these names. */
function saidBy(entry: unknown, names: readonly string[]): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const known = new Map<string, unknown>(Object.entries(entry));
  const value = names.map((name) => known.get(name)).find(isShort);
  return value === undefined ? undefined : visibleText(String(value));
}

/** Describes a value that a schema has refused. `at` is its path in the answer. */
type Describe<Odd> = (refused: unknown, at: string, issue: v.BaseIssue<unknown>) => Odd;

/** The description of a value that a schema has refused. */
export const unreadable: Describe<Unreadable> = (refused, at, issue) => {
  const { path, expected, found } = misreading(issue);
  const inner = path === '' || path.startsWith('[') ? path : `.${path}`;
  return {
    name: saidBy(refused, ['name', 'title', 'value']),
    id: saidBy(refused, ['id', 'api_name']),
    path: `${at}${inner}`,
    expected,
    found,
  };
};

/**
 * The description of a field that a schema has refused. A value in place of all fields may hide any
 * of them.
 */
export const unreadableField: Describe<UnreadableField> = (refused, at, issue) => {
  const isWhole = !at.endsWith(']');
  const required =
    typeof refused === 'object' && refused !== null && 'is_required' in refused
      ? refused.is_required
      : false;
  const isOptional = [false, 0, null, 'false', '0'].includes(required as string);
  return { ...unreadable(refused, at, issue), mayBeRequired: isWhole || !isOptional };
};

/** The descriptions of several refused fields. */
export const unreadableFields: Describe<UnreadableField> = (refused, at, issue) => ({
  ...unreadable(refused, at, issue),
  mayBeRequired: refused !== null,
});

/** How the entries of a list are read. */
export interface EntryReading<Output, Odd = Unreadable> {
  readonly item: v.GenericSchema<unknown, Output>;
  /** The path of the list in the answer. */
  readonly at: string;
  readonly describe: Describe<Odd>;
  /** Reads most entries as the schema would, but sooner. */
  readonly usual?: Usual<Output> | undefined;
}

/** An entry that was read, or the description of one that cannot be. */
export type ReadEntry<Output, Odd> =
  { readonly ok: true; readonly value: Output } | { readonly ok: false; readonly odd: Odd };

/** Reads the entry of a list at this index. */
export function readEntry<Output, Odd>(
  { item, at, describe, usual }: EntryReading<Output, Odd>,
  entry: unknown,
  index: number,
): ReadEntry<Output, Odd> {
  const value = usual?.(entry);
  if (value !== undefined) return { ok: true, value };
  const parsed = v.safeParse(item, entry, { abortEarly: true });
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, odd: describe(entry, `${at}[${index}]`, parsed.issues[0]) };
}

/** Whether so many entries are unreadable that the list is not the expected one. */
export const isForeign = (odd: readonly unknown[]): boolean => odd.length > mostUnreadable;

/** What was expected of a foreign list. */
export const fewUnreadable = `at most ${mostUnreadable} entries that cannot be read`;

/** A list that is read entry by entry, so that an unreadable entry does not keep back the others. */
const readList = <Output, Odd>(reading: EntryReading<Output, Odd>) =>
  v.pipe(
    // A schema of an array would copy it.
    v.instance(Array<unknown>),
    v.rawTransform<unknown[], Entries<Output, Odd>>(({ dataset, addIssue, NEVER }) => {
      const items: Output[] = [];
      const odd: Odd[] = [];
      let index = 0;
      for (const entry of dataset.value) {
        const read = readEntry(reading, entry, index);
        index += 1;
        if (read.ok) items.push(read.value);
        else odd.push(read.odd);
        if (isForeign(odd)) {
          addIssue({ message: fewUnreadable });
          return NEVER;
        }
      }
      return { items, unreadable: odd };
    }),
  );

const none = { items: [], unreadable: [] };

/** A list that may be missing; another value in its place counts as unreadable. */
export const someEntriesOf = <Output, Odd = Unreadable>(
  item: v.GenericSchema<unknown, Output>,
  at: string,
  describe: Describe<Odd>,
) =>
  v.pipe(
    v.nullish(v.unknown(), null),
    v.transform((list): Entries<Output, Odd> => {
      if (list === null) return none;
      const parsed = v.safeParse(readList({ item, at, describe }), list, { abortEarly: true });
      return parsed.success
        ? parsed.output
        : { items: [], unreadable: [describe(list, at, parsed.issues[0])] };
    }),
  );

/**
 * A page of a list, or a plain list of everything.
 * @param usual reads most entries as the schema would, but sooner.
 */
export const pageOf = <Output>(item: v.GenericSchema<unknown, Output>, usual?: Usual<Output>) => {
  const entries = readList({ item, at: '', describe: unreadable, usual });
  const results = readList({ item, at: 'results', describe: unreadable, usual });
  const page = v.object({ results, next: nextSchema });
  const bare = v.pipe(
    entries,
    v.transform((results): v.InferOutput<typeof page> => ({ results, next: null })),
  );
  return v.lazy((answer) => (Array.isArray(answer) ? bare : page));
};

/** A value that is no address of a page counts as none. */
const nextSchema = v.nullish(v.fallback(v.nullable(v.string()), null));

/** The entries of a page. */
export const pageOfEntries = <Item>({
  items,
  unreadable,
}: Entries<Item>): Omit<Page<Item>, 'next'> =>
  unreadable.length > 0 ? { items, unreadable } : { items };
