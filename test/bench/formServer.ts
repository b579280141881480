/**
 * A process that speaks the documented API for workflows alone: one for each number of fields that
 * it gets as an argument, which is the workflow's id, too. It sends `{ port }` to its parent and
 * ends with it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { fieldKinds } from '../../src/core/form/field.ts';

/** The kinds that the documented API has, each with what its fields have in addition. */
const kinds = fieldKinds.filter((kind) => kind !== 'number' && kind !== 'unknown');
const withSelections = ['checkbox', 'radio', 'dropdown'];

const field = (index: number) => {
  const type = kinds[index % kinds.length] ?? 'string';
  const selections = ['North', 'East', 'South', 'West'].map((value, place) => ({
    id: 10 * index + place,
    value,
  }));
  return {
    name: `Field ${index}`,
    description: index % 3 === 0 ? 'What the field is for, in one sentence.' : '',
    type,
    is_required: index === 0,
    api_name: `field-${index}`,
    ...(withSelections.includes(type) && { selections }),
  };
};

const workflow = (size: number) => ({
  id: size,
  name: `Form ${size}`,
  is_active: true,
  description: 'From the first call to the **first week**: who does what, when and where.',
  performers_count: 1,
  tasks_count: 1,
  run_allowed: [],
  urls: [],
  kickoff: {
    id: size,
    description: 'What has to be known before it begins.',
    fields: Array.from({ length: size }, (_, index) => field(index)),
  },
});

const task = { id: 1, name: 'Begin', description: '', number: 1, responsible: [], url: null };

const sizes = process.argv.slice(2).map(Number);
const details = new Map(
  sizes.map((size) => [`/workflows/${size}`, { ...workflow(size), tasks: [task] }]),
);

function answerTo(pathname: string): string | undefined {
  if (pathname === '/workflows') return JSON.stringify(sizes.map(workflow));
  const detail = details.get(pathname);
  return detail && JSON.stringify(detail);
}

const server = createServer((request, response) => {
  const body = answerTo(new URL(request.url ?? '', 'http://localhost').pathname);
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(body ?? '{}');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.({ port: (server.address() as AddressInfo).port });
