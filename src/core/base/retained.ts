type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const idOf = (value: unknown): unknown => (isTree(value) ? value['id'] : undefined);

/** Finds in a list the item with the same id as another, or else the one in its place. */
function finderIn(list: readonly unknown[]): (item: unknown, index: number) => unknown {
  let byId: ReadonlyMap<unknown, unknown> | undefined;
  return (item, index) => {
    const id = idOf(item);
    if (id === undefined || id === idOf(list[index])) return list[index];
    byId ??= new Map(list.map((one) => [idOf(one), one]));
    return byId.get(id);
  };
}

function retainedList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const find = finderIn(before);
  const list = after.map((item, index) => retained(find(item, index), item));
  const isSame =
    list.length === before.length && list.every((item, index) => item === before[index]);
  return isSame ? before : list;
}

function retainedTree(before: Tree, after: Tree): Tree {
  const keys = Object.keys(after);
  const tree = Object.fromEntries(keys.map((key) => [key, retained(before[key], after[key])]));
  const isSame =
    keys.length === Object.keys(before).length &&
    keys.every((key) => key in before && tree[key] === before[key]);
  return isSame ? before : tree;
}

/**
 * The new value, with the old one’s own objects wherever they say the same, so that what has stayed
 * can be told by comparing objects. Both are plain data.
 */
export function retained<Value>(before: unknown, after: Value): Value {
  if (before === after || !isTree(before) || !isTree(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  return Array.isArray(before) && Array.isArray(after)
    ? (retainedList(before, after) as Value)
    : (retainedTree(before, after) as Value);
}
