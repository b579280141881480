import assert from 'node:assert/strict';
import type { Page } from '../../../../src/core/base/answer.ts';
import type { ServiceError } from '../../../../src/core/base/errors.ts';
import { readPages } from '../../../../src/core/base/readPages.ts';
import { type Result, failure, success } from '../../../../src/core/base/result.ts';
import { createHarness } from '../../../support/apiHarness.ts';
import { json } from '../../../support/failing/server.ts';
import { wireRun } from '../../../support/samples/wireRuns.ts';

interface Item {
  readonly id: string;
  readonly page?: number;
}
type Pages = Readonly<Record<string, Result<Page<Item>, ServiceError>>>;

const first = 'the first';
const pageOf = (ids: string, next?: string): Result<Page<Item>, ServiceError> =>
  success({ items: Array.from(ids, (id) => ({ id })), next });

/** A list of these pages by their cursors, and the cursors that were asked for. */
function listOf(pages: Pages) {
  const asked: string[] = [];
  const read = (cursor = first): Promise<Result<Page<Item>, ServiceError>> => {
    asked.push(cursor);
    return Promise.resolve(pages[cursor] ?? failure({ kind: 'notFound' }));
  };
  return { asked, read };
}

const idsOf = (items: readonly Item[]): string => items.map(({ id }) => id).join('');

describe('A list in pages', () => {
  it('ends with the page that has no cursor for another one', async () => {
    const { asked, read } = listOf({
      [first]: pageOf('ab', '2'),
      2: pageOf('c', '3'),
      3: pageOf('d'),
    });
    const all = await readPages(read);
    assert.ok(all.ok);
    assert.deepEqual([idsOf(all.value.items), all.value.more], ['abcd', false]);
    assert.deepEqual(asked, [first, '2', '3']);
  });

  it('is asked for once where it is a single page, even an empty one', async () => {
    const { asked, read } = listOf({ [first]: pageOf('') });
    assert.deepEqual(await readPages(read), success({ items: [], more: false, unreadable: [] }));
    assert.deepEqual(asked, [first]);
  });

  it('goes on after an empty page', async () => {
    const { read } = listOf({ [first]: pageOf('', '2'), 2: pageOf('a') });
    const all = await readPages(read);
    assert.ok(all.ok);
    assert.equal(idsOf(all.value.items), 'a');
  });

  it('takes the empty text for a cursor like any other', async () => {
    const { asked, read } = listOf({ [first]: pageOf('a', ''), '': pageOf('b') });
    assert.deepEqual(
      await readPages(read),
      success({ items: [{ id: 'a' }, { id: 'b' }], more: false, unreadable: [] }),
    );
    assert.deepEqual(asked, [first, '']);
  });

  it('has each item once, where it came first, as it came last', async () => {
    const { read } = listOf({
      [first]: success({
        items: [
          { id: 'a', page: 1 },
          { id: 'b', page: 1 },
        ],
        next: '2',
      }),
      2: success({
        items: [
          { id: 'a', page: 2 },
          { id: '__proto__', page: 2 },
        ],
        next: undefined,
      }),
    });
    const all = await readPages(read);
    assert.ok(all.ok);
    assert.deepEqual(all.value.items, [
      { id: 'a', page: 2 },
      { id: 'b', page: 1 },
      { id: '__proto__', page: 2 },
    ]);
  });

  const circles = {
    itself: { [first]: pageOf('a', '2'), 2: pageOf('b', '2') },
    'a page long before': {
      [first]: pageOf('a', '2'),
      2: pageOf('b', '3'),
      3: pageOf('c', '4'),
      4: pageOf('d', '2'),
    },
  };
  for (const [where, pages] of Object.entries(circles)) {
    it(`ends where the next page would be ${where}`, async () => {
      const { asked, read } = listOf(pages);
      const all = await readPages(read);
      assert.ok(all.ok);
      assert.equal(all.value.more, false);
      assert.deepEqual(
        asked,
        Object.keys(pages).toSorted((a, b) => order(a) - order(b)),
      );
    });
  }

  const pages = { [first]: pageOf('ab', '2'), 2: pageOf('bc', '3'), 3: pageOf('d') };
  for (const [wanted, ids, more, missing] of [
    [1, 'ab', true, [1]],
    [2, 'ab', true, [2]],
    [3, 'abc', true, [3, 1]],
    [4, 'abcd', false, [4, 2, 1]],
    [5, 'abcd', false, [5, 3, 2]],
  ] as const) {
    it(`is read until there are ${wanted}, each counted once`, async () => {
      const { read } = listOf(pages);
      const told: number[] = [];
      const all = await readPages((cursor, left) => {
        told.push(left);
        return read(cursor);
      }, wanted);
      assert.ok(all.ok);
      assert.deepEqual([idsOf(all.value.items), all.value.more, told], [ids, more, missing]);
    });
  }

  it('that breaks in the middle is the error, and is not read on', async () => {
    const broken = failure({ kind: 'serverFault', status: 502 } as const);
    const { asked, read } = listOf({ ...pages, 2: broken });
    assert.deepEqual(await readPages(read), broken);
    assert.deepEqual(asked, [first, '2']);
  });

  it('that does not end is an error before it fills the memory', async () => {
    const long = 'x'.repeat(1024 * 1024);
    let pages = 0;
    const all = await readPages(() => {
      pages += 1;
      const items = [{ id: String(pages), form: { fields: [long, { name: long }] } }];
      return Promise.resolve(success({ items, next: String(pages) }));
    });
    assert.ok(!all.ok && all.error.kind === 'notUnderstood');
    assert.equal(pages, 65);
  });

  it('of many small entries counts as well', async () => {
    let pages = 0;
    const all = await readPages(() => {
      pages += 1;
      const items = Array.from({ length: 50_000 }, () => ({ id: 'a', flags: [true, null, 1] }));
      return Promise.resolve(success({ items, next: String(pages) }));
    });
    assert.ok(!all.ok && all.error.kind === 'notUnderstood');
  });

  it('is weighed by what its pages say of themselves', async () => {
    const heavy = (next?: string) =>
      success({ items: [{ id: next ?? 'last' }], next, weight: 100 * 1024 * 1024 });
    const { asked, read } = listOf({ [first]: heavy('2'), 2: heavy('3'), 3: heavy() });
    const all = await readPages(read);
    assert.ok(!all.ok && all.error.kind === 'notUnderstood');
    assert.deepEqual(asked, [first, '2', '3']);
  });

  it('is not read on once it has been cancelled', async () => {
    const harness = createHarness();
    const cancelling = new AbortController();
    const page = (id: number) => json({ count: 9, next: 'more', results: [wireRun(id)] });
    const nobody = json([]);
    const { api, server } = await harness.start(
      [page(1), nobody, nobody, nobody],
      {},
      {},
      { dialect: 'current' },
    );
    try {
      const all = await readPages(async (cursor) => {
        if (cursor !== undefined) cancelling.abort();
        return api.listRuns({ cursor }, cancelling.signal);
      });
      assert.deepEqual(all, failure({ kind: 'cancelled' }));
      const lists = server.requests.filter(({ path }) => path.startsWith('/workflows'));
      assert.equal(lists.length, 1);
    } finally {
      await harness.stop();
    }
  });
});

const order = (cursor: string): number => (cursor === first ? 1 : Number(cursor));
