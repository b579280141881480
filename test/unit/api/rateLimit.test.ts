import assert from 'node:assert/strict';
import { parseRetryAfter } from '../../../src/api/retryAfter.ts';
import { aLaunch, createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';

const harness = createHarness();
const newest = { ordering: '-date' } as const;
const limited = (retryAfter: string) => answer(429, '', { 'retry-after': retryAfter });

/** A limit that counts from the first request, as a service does. */
function limitedForOneSecond(): Reply {
  let open = false;
  let closing: NodeJS.Timeout | undefined;
  return (response) => {
    closing ??= setTimeout(() => {
      open = true;
    }, 1000);
    const behave = open ? json([]) : limited('1');
    behave(response);
  };
}

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const year = 365 * 24 * 3600 * 1000;
  const cases = [
    ['0', now],
    ['30', now + 30_000],
    [' 30 ', now + 30_000],
    ['Mon, 23 Nov 2026 12:01:00 GMT', now + 60_000],
    ['Monday, 23-Nov-26 12:01:00 GMT', now + 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', now],
    ['99999999999999999999', now + year],
    ['Mon, 23 Nov 2099 12:00:00 GMT', now + year],
    ['', undefined],
    [null, undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['Xxx, 99 Nov 2026 12:01:00 GMT', undefined],
  ] as const;
  for (const [header, expected] of cases) {
    it(`reads ${JSON.stringify(header)}`, () => {
      const headers = new Headers(header === null ? {} : { 'retry-after': header });
      assert.equal(parseRetryAfter(headers, now), expected);
    });
  }

  const clocks = [
    ['Mon, 23 Nov 2026 13:00:00 GMT', 'Mon, 23 Nov 2026 13:01:00 GMT', now + 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 'Mon, 23 Nov 2026 11:01:00 GMT', now + 60_000],
    ['Mon, 23 Nov 2026 13:00:00 GMT', '30', now + 30_000],
    ['Xxx, 99 Nov 2026 12:01:00 GMT', 'Mon, 23 Nov 2026 12:01:00 GMT', now + 60_000],
  ] as const;
  for (const [date, header, expected] of clocks) {
    it(`reads ${header} by a clock that shows ${date}`, () => {
      assert.equal(parseRetryAfter(new Headers({ date, 'retry-after': header }), now), expected);
    });
  }
});

describe('A rate limit', () => {
  afterEach(harness.stop);

  it('is waited for where the wait is short', async () => {
    const { api, server } = await harness.start([limitedForOneSecond()]);
    await valueOf(api.listWorkflows(newest));
    assert.equal(server.requests.length, 2);
  });

  it('holds for a server fault too', async () => {
    const overloaded = answer(503, '', { 'retry-after': '3600' });
    const { api, server } = await harness.start([overloaded, json([])]);
    const error = await errorOf(api.listWorkflows(newest));
    assert.deepEqual(error, { kind: 'serverFault', status: 503 });
    assert.equal(server.requests.length, 1);
  });

  for (const header of ['3600', '99999999999', 'Fri, 31 Dec 2100 23:59:59 GMT']) {
    it(`ends the read at once where it is to last ${header}`, async () => {
      const { api, server } = await harness.start([limited(header), json([])]);
      const before = Date.now();
      const error = await errorOf(api.listWorkflows(newest));
      assert.ok(error.kind === 'rateLimited' && error.retryAt !== undefined);
      assert.ok(error.retryAt >= before + 3_600_000);
      assert.equal(server.requests.length, 1);
    });
  }

  it('ends the read at once where its time would not suffice', async () => {
    const { api, server } = await harness.start([limited('4'), json([])], { total: 2_000 });
    assert.equal((await errorOf(api.listWorkflows(newest))).kind, 'rateLimited');
    assert.equal(server.requests.length, 1);
  });

  it('can be cancelled while it is waited for', async () => {
    const stop = new AbortController();
    const { api, server } = await harness.start(
      [limited('3600'), json([])],
      { longestWait: 7_200_000, total: 7_200_000 },
      {
        onRequest: () => {
          setImmediate(() => {
            stop.abort();
          });
        },
      },
    );
    assert.deepEqual(await errorOf(api.listWorkflows(newest, stop.signal)), { kind: 'cancelled' });
    assert.equal(server.requests.length, 1);
  });

  it('can be cancelled in the pause between two tries', async () => {
    const stop = new AbortController();
    const onRequest = () => {
      setImmediate(() => {
        stop.abort();
      });
    };
    const timeouts = { backoff: 3_600_000, total: 7_200_000 };
    const { api, server } = await harness.start([answer(500), json([])], timeouts, { onRequest });
    assert.deepEqual(await errorOf(api.listWorkflows(newest, stop.signal)), { kind: 'cancelled' });
    assert.equal(server.requests.length, 1);
  });

  it('never sends a launch again', async () => {
    const { api, server } = await harness.start([limited('0'), json({ process_id: 1 })]);
    assert.equal((await errorOf(api.launch(aLaunch))).kind, 'rateLimited');
    assert.equal(server.requests.length, 1);
  });
});
