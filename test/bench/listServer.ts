/**
 * A process that serves lists of any length, with entries of about 500 bytes:
 *
 * - `GET /documented/<count>/workflows`: the documented list, as a whole;
 * - `GET /current/<count>/templates`: today's list, in the pages that are asked for;
 * - `GET /current/<count>/workflows`: today's runs, in pages;
 * - `GET /current/<count>/v3/tasks`: my tasks, in pages;
 * - `GET /current/<count>/auth/context`, `accounts/users`, `accounts/groups`: who there is.
 *
 * Answers are made once. It sends `{ port }` to its parent and ends with it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { person, runEntry, taskEntry, templateEntry, workflowEntry } from './listEntries.ts';

/** An address of this server: its account, and what is asked for there. */
const addresses = /^\/(documented|current)\/(\d+)\/([a-z\d/]+)$/;

const entries = {
  'documented workflows': workflowEntry,
  'current templates': templateEntry,
  'current workflows': runEntry,
  'current v3/tasks': taskEntry,
} as const;

/** What is asked once by whoever shows names. */
const people: Readonly<Record<string, unknown>> = {
  'current auth/context': { ...person(1), account: { name: 'Bench' }, timezone: 'UTC' },
  'current accounts/users': [person(1), person(2), person(3), person(4)],
  'current accounts/groups': [],
};

const listOf = (entry: (id: number) => object, from: number, to: number): readonly object[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => entry(from + index + 1));

function answer({ pathname, searchParams, href }: URL): string | undefined {
  const [, dialect = '', size = '', what = ''] = addresses.exec(pathname) ?? [];
  const entry = Object.entries(entries).find(([name]) => name === `${dialect} ${what}`)?.[1];
  if (!entry) return JSON.stringify(people[`${dialect} ${what}`]);
  const count = Number(size);
  const limit = searchParams.get('limit');
  if (dialect === 'documented' || limit === null) return JSON.stringify(listOf(entry, 0, count));
  const offset = Number(searchParams.get('offset') ?? '0');
  const end = Math.min(offset + Number(limit), count);
  const results = listOf(entry, offset, end);
  return JSON.stringify({ count, next: end < count ? href : null, previous: null, results });
}

const made = new Map<string, Buffer | undefined>();
function bodyOf(url: string): Buffer | undefined {
  if (!made.has(url)) {
    const body = answer(new URL(url, 'http://127.0.0.1'));
    made.set(url, body === undefined ? undefined : Buffer.from(body));
  }
  return made.get(url);
}

const server = createServer((request, response) => {
  const body = bodyOf(request.url ?? '');
  const content = body ?? Buffer.from('{}');
  response.writeHead(body ? 200 : 404, {
    'content-type': 'application/json',
    'content-length': content.length,
  });
  response.end(content);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.({ port: (server.address() as AddressInfo).port });
