import assert from 'node:assert/strict';
import { RowBlocks, rowsOfBlock } from '../../../../src/webview/page/rowBlocks.ts';

const rows = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => `row ${from + index}`);

const blocksOf = (blocks: RowBlocks, items: readonly string[]) => blocks.of(items, (item) => item);

describe('The blocks of a long list', () => {
  it('hold all rows in order, none more than it may', () => {
    const blocks = blocksOf(new RowBlocks(), rows(0, 60));
    assert.deepEqual(
      blocks.flatMap(({ items }) => items),
      rows(0, 60),
    );
    assert.deepEqual(
      blocks.map(({ items }) => items.length),
      [rowsOfBlock, rowsOfBlock, 10],
    );
  });

  it('stay as they are when rows come before and after them', () => {
    const list = new RowBlocks();
    const before = blocksOf(list, rows(10, 70));
    const after = blocksOf(list, rows(0, 100));
    for (const block of before) assert.ok(after.some((one) => one.key === block.key));
    const kept = after.filter(({ key }) => before.some((one) => one.key === key));
    assert.deepEqual(kept, before);
    assert.deepEqual(
      after.flatMap(({ items }) => items),
      rows(0, 100),
    );
  });

  it('take a row in between into the block before it, and let go of one that is gone', () => {
    const list = new RowBlocks();
    const [first, ...others] = blocksOf(list, rows(0, 60));
    const changed = [...rows(0, 3), 'new', ...rows(5, rowsOfBlock)];
    assert.deepEqual(blocksOf(list, [...changed, ...rows(rowsOfBlock, 60)]), [
      { key: first?.key, items: changed },
      ...others,
    ]);
  });

  it('begin again where the order has changed, or a row is there twice', () => {
    const list = new RowBlocks();
    blocksOf(list, rows(0, 60));
    for (const other of [rows(0, 60).toReversed(), [...rows(0, 60), 'row 0']]) {
      assert.deepEqual(
        blocksOf(list, other).flatMap(({ items }) => items),
        other,
      );
    }
  });
});
