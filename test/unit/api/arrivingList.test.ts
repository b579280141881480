import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArrivingList } from '../../../src/api/arrivingList.ts';
import { parseExactly } from '../../../src/api/exactJson.ts';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer } from '../../support/failing/server.ts';

/** What could be taken for the end of one entry and the beginning of the next. */
const entry = fc.record({
  id: fc.oneof(fc.nat(), fc.string({ maxLength: 3 }), fc.constant([{ id: 1, name: 'x' }])),
  name: fc.oneof(
    fc.constantFrom('},{"id":1,"name":"', '"},{"id":2,"name":', '\\', '– 👩', ']'),
    fc.string(),
  ),
  people: fc.array(fc.record({ id: fc.nat(), name: fc.string() }), { maxLength: 4 }),
  form: fc.jsonValue({ maxDepth: 2 }),
});
const spacing = fc.constantFrom(undefined, 1, '\t');

async function taken(text: string, chunkSize: number, pieces: number): Promise<unknown[]> {
  const entries: unknown[] = [];
  const take = (some: readonly unknown[]): Promise<void> => {
    entries.push(...some);
    return Promise.resolve();
  };
  const list = new ArrivingList(
    { take, mask: (plain) => plain },
    { first: pieces, later: 2 * pieces },
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    await list.add(bytes.subarray(at, at + chunkSize));
  }
  return [...entries, ...(parseExactly(list.rest) as unknown[])];
}

describe('A list that is taken apart while it arrives', () => {
  it('has the entries that it has as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 20 }),
        spacing,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 800 }),
        async (list, space, chunkSize, pieces) => {
          const text = JSON.stringify(list, null, space);
          assert.deepEqual(await taken(text, chunkSize, pieces), parseExactly(text));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('A long list', () => {
  const harness = createHarness();
  afterEach(harness.stop);

  const workflow = (id: number): object => ({
    id,
    name: id === 3 ? `Known by ${testKey}` : `Workflow ${id}`,
    description: 'x'.repeat(500),
  });
  const length = 2000;
  const text = JSON.stringify(Array.from({ length }, (_, index) => workflow(index + 1)));
  const half = text.slice(0, text.length / 2);
  const newest = { ordering: '-date' } as const;

  it('tells its first workflows before the last ones have come, without the key', async () => {
    let finish: () => void = () => undefined;
    const halting: Reply = (response) => {
      response.writeHead(200).write(half);
      finish = () => response.end(text.slice(half.length));
    };
    const { api } = await harness.start([halting]);
    const names: string[] = [];
    const { items } = await valueOf(
      api.listWorkflows({
        ...newest,
        onFirst: (first) => {
          names.push(...first.map(({ name }) => name));
          finish();
        },
      }),
    );
    assert.deepEqual(names, [
      ...['Workflow 1', 'Workflow 2', 'Known by ***'],
      ...Array.from({ length: 47 }, (_, index) => `Workflow ${index + 4}`),
    ]);
    assert.equal(items.length, length);
  });

  it('begins once more with the next try', async () => {
    const odd = `[{"id":0,"name":"First"},{"id":{},"name":"Odd"},${text.slice(1)}`;
    let hangUp: () => void = () => undefined;
    const broken: Reply = (response) => {
      response.writeHead(200).write(odd.slice(0, odd.length / 2));
      hangUp = () => response.socket?.destroy();
    };
    const { api, server } = await harness.start([broken, answer(200, odd)]);
    const onFirst = (): undefined => {
      hangUp();
    };
    const { items, unreadable } = await valueOf(api.listWorkflows({ ...newest, onFirst }));
    assert.equal(server.requests.length, 2);
    assert.equal(items.length, length + 1);
    assert.deepEqual(
      unreadable?.map(({ path }) => path),
      ['[1].id'],
    );
  });

  it('names an entry of a later piece by its place in the whole list', async () => {
    const odd = `${text.slice(0, -1)},{"id":{},"name":"Odd"}]`;
    const { api } = await harness.start([answer(200, odd)]);
    const { unreadable } = await valueOf(api.listWorkflows(newest));
    assert.deepEqual(
      unreadable?.map(({ path }) => path),
      [`[${length}].id`],
    );
  });

  it('is none where its end is missing', async () => {
    const { api } = await harness.start([answer(200, text.slice(0, -1))]);
    assert.deepEqual(await errorOf(api.listWorkflows(newest)), {
      kind: 'notUnderstood',
      path: '',
      expected: 'JSON',
      found: 'text that is not JSON',
    });
  });
});
