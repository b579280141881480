/**
 * How a view differs from the one that a page has, so that only the difference is sent. Parts that
 * are the same object in both are left out: see `retained`.
 */
type Tree = Readonly<Record<string, unknown>>;

export type Patch =
  /** Another value; JSON leaves out one that is undefined. */
  | { readonly is?: unknown }
  /** The properties that differ, and those that are gone. */
  | { readonly parts: Readonly<Record<string, Patch>>; readonly gone: readonly string[] }
  /** The items in place of those from one index to another, which stays. */
  | { readonly from: number; readonly to: number; readonly items: readonly unknown[] };

/** Host to page: how the view has changed that the page was shown last. */
export interface ChangeMessage {
  readonly type: 'change';
  readonly patch: Patch;
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listPatch(before: readonly unknown[], after: readonly unknown[]): Patch {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, items: after.slice(from, after.length - same) };
}

/** What makes one value the other. */
export function patchOf(before: unknown, after: unknown): Patch {
  if (Array.isArray(before) && Array.isArray(after)) return listPatch(before, after);
  if (!isTree(before) || !isTree(after)) return { is: after };
  const differing = Object.keys(after).filter(
    (key) => !(key in before) || before[key] !== after[key],
  );
  return {
    parts: Object.fromEntries(differing.map((key) => [key, patchOf(before[key], after[key])])),
    gone: Object.keys(before).filter((key) => !(key in after)),
  };
}

/** The value with the patch made. The page trusts its host that the patch is one of this value. */
export function patched<Value>(before: Value, patch: Patch): Value;
export function patched(before: unknown, patch: Patch): unknown {
  if ('items' in patch) {
    const list = before as readonly unknown[];
    return [...list.slice(0, patch.from), ...patch.items, ...list.slice(patch.to)];
  }
  if (!('parts' in patch)) return patch.is;
  const tree = before as Tree;
  const parts = Object.entries(patch.parts).map(
    ([key, part]) => [key, patched(tree[key], part)] as const,
  );
  const kept = Object.entries(tree).filter(([key]) => !patch.gone.includes(key));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(parts) };
}
