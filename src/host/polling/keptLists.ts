import type { AccountId } from '../../core/base/ids.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';

/** The items of a list apart from what is said about it. */
export interface Parts<Value> {
  /** The items in the order in which they are shown, so that the first part has what is seen first. */
  readonly itemsOf: (value: Value, now: number) => readonly object[];
  /** The list with these items. */
  readonly with: (value: Value, items: readonly unknown[]) => Value;
}

/** A list of which some items may be missing. */
export interface ListPart<Value> {
  readonly value: Value;
  /** How many items are missing. */
  readonly left: number;
}

/** A list as it was kept. */
interface RecalledList<Value> extends ListPart<Value> {
  /** When it was read, in milliseconds since 1970. */
  readonly at: number;
  /** Reads all of it, where that has only the beginning. */
  readonly all?: () => Promise<ListPart<Value>>;
}

/** The list that was kept under a name, or its beginning. */
export async function recallList<Value>(
  kept: Pick<KeptAnswers, 'read' | 'readList'>,
  account: AccountId,
  name: string,
  inParts: Parts<Value> | undefined,
): Promise<RecalledList<Value> | undefined> {
  if (!inParts) {
    const whole = await kept.read<Value>(account, name);
    return whole && { ...whole, left: 0 };
  }
  const list = await kept.readList<unknown, Value>(account, name);
  if (!list) return undefined;
  const { at, about, count, total, first } = list;
  const part = (items: readonly unknown[]): ListPart<Value> => ({
    value: inParts.with(about, items),
    left: total - items.length,
  });
  const all = async (): Promise<ListPart<Value>> => part(await list.all());
  return { at, ...part(first), ...(first.length < count && { all }) };
}

/** Keeps a list in parts. */
export function keepInParts<Value>(
  kept: Pick<KeptAnswers, 'writeList'>,
  account: AccountId,
  name: string,
  list: { readonly value: Value; readonly inParts: Parts<Value>; readonly now: number },
): void {
  const { value, inParts, now } = list;
  kept.writeList(account, name, inParts.itemsOf(value, now), inParts.with(value, []));
}
