/**
 * A process that answers `GET /<count>/workflows` with that many workflows, each with the
 * properties of the documented list; the bytes are made once. It sends `{ port }` to its parent and
 * ends with it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const person = (id: number, first: string, last: string) => ({
  id,
  email: `${first}.${last}@example.com`.toLowerCase(),
  first_name: first,
  last_name: last,
  photo: `https://example.com/photos/${id}.jpeg`,
  status: 'active',
});
const people = [person(1, 'Maya', 'Lindqvist'), person(2, 'Tomás', 'Rivera')];

const field = (
  type: string,
  name: string,
  workflow: number,
  selections: readonly string[] = [],
) => ({
  name,
  description: `What the ${type} field is for, in one sentence.`,
  type,
  is_required: type === 'string',
  api_name: `${type}-field-${workflow}`,
  selections: selections.map((value, index) => ({ id: 10 * workflow + index, value })),
});

const workflow = (id: number) => ({
  id,
  name: `Onboarding – team ${id}`,
  is_active: id % 7 !== 0,
  description: 'From the first call to the first week: who does what, when, and where it is kept.',
  performers_count: 3,
  tasks_count: 6,
  run_allowed: people,
  urls: ['trello.com', 'gmail.com'],
  kickoff: {
    id,
    description: 'Kick-off form description',
    fields: [
      field('string', 'Full name', id),
      field('text', 'Notes', id),
      field('radio', 'Place of work', id, ['Office', 'Home']),
    ],
  },
});

const bodies = new Map<string, Buffer>();
function body(count: string): Buffer {
  const made =
    bodies.get(count) ??
    Buffer.from(JSON.stringify(Array.from({ length: Number(count) }, (_, id) => workflow(id + 1))));
  bodies.set(count, made);
  return made;
}

const server = createServer((request, response) => {
  const count = /^\/(\d+)\/workflows/.exec(request.url ?? '')?.[1];
  const content = count === undefined ? Buffer.alloc(0) : body(count);
  response.writeHead(count === undefined ? 404 : 200, {
    'content-type': 'application/json',
    'content-length': content.length,
  });
  response.end(content);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.({ port: (server.address() as AddressInfo).port });
