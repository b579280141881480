import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const megabyte = 1024 * 1024;
const spaces = Buffer.alloc(megabyte, ' ');
/** How many writes of a thousand gzip members each; ten gigabytes in all. */
const gzipMembers = 10 * 1024;
const brotliMegabytes = 512;

/** Writes as fast as the reader reads, until the end or until the reader is gone. */
async function pump(
  response: ServerResponse,
  chunk: Buffer,
  count: number,
): Promise<'done' | 'gone'> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  for (let written = 0; written < count && !response.destroyed; written += 1) {
    if (response.write(chunk)) continue;
    await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
  return response.destroyed ? 'gone' : 'done';
}

/** `[`, as many megabytes of spaces, and `]`. */
export async function fill(
  response: ServerResponse,
  status: number,
  megabytes: number,
): Promise<void> {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.write('[');
  if ((await pump(response, spaces, megabytes)) === 'done') response.end(']');
}

async function gzipBomb(response: ServerResponse): Promise<void> {
  const members = Buffer.concat(Array<Buffer>(1024).fill(await promisify(gzip)(spaces)));
  response.write(await promisify(gzip)('['));
  if ((await pump(response, members, gzipMembers / 1024)) === 'gone') return;
  response.end(await promisify(gzip)(']'));
}

let packed: Promise<Buffer> | undefined;

async function brotliBomb(response: ServerResponse): Promise<void> {
  // Packing takes seconds, and the result is always the same.
  packed ??= promisify(brotliCompress)(
    Buffer.concat([Buffer.from('[]'), Buffer.alloc(brotliMegabytes * megabyte, ' ')]),
    { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  );
  response.end(await packed);
}

/** A packed empty list with gigabytes of spaces in it. */
export async function bomb(response: ServerResponse, encoding: 'gzip' | 'br'): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
  await (encoding === 'gzip' ? gzipBomb(response) : brotliBomb(response));
}
