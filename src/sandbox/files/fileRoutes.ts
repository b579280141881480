import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { type BodyData, parseBody } from 'hono/utils/body';
import { type Call, type Environment, notAllowed } from '../request.ts';
import { personOf } from '../current/http/authenticate.ts';
import type { FileService, StoredFile } from '../model/server.ts';
import { readBytes } from '../readBytes.ts';
import type { Store } from '../store/store.ts';
import { safeName, safeType } from './fileName.ts';
import { fileRefusal } from './fileRefusal.ts';
import { throttle } from './throttle.ts';

/** The default for the largest file, in bytes. */
export const largestFile = 100 * 1024 * 1024;

/** How much larger than the file its form may be, in bytes. */
const wrapping = 64 * 1024;

export interface FileOptions {
  /** The largest file, in bytes. */
  readonly limit: number;
  readonly files: FileService;
  /** The keys that the API has seen: the file service accepts only these. */
  readonly seen: ReadonlySet<string>;
}

/** The file service, which runs beside the API. */
export function fileRoutes(store: Store, { limit, files, seen }: FileOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  const check = authenticate(store, seen);
  if (files === 'throttled') {
    app.post('/upload', throttle(10));
    app.get('/:id', throttle(100));
  }
  if (files === 'failing') {
    app.use(check, () => {
      throw fileRefusal('STORAGE_001');
    });
  }
  app.post('/upload', check, (call) => upload(store, call, limit));
  app.all('/upload', check, (call) => notAllowed(call, 'POST'));
  app.get('/:id', check, (call) => download(store, call));
  app.all('/:id', check, (call) => notAllowed(call, 'GET, HEAD'));
  return app;
}

/** Sends a browser without a key to the sign-in page, and refuses all others. */
const authenticate =
  (store: Store, seen: ReadonlySet<string>): MiddlewareHandler<Environment> =>
  async (call, next) => {
    const [, key = ''] = /^Bearer +(\S+)$/i.exec(call.req.header('Authorization') ?? '') ?? [];
    const person = seen.has(key) ? personOf(store, key, true) : undefined;
    if (person) {
      call.set('person', person);
      await next();
      return undefined;
    }
    const isPage = call.req.method === 'GET' && call.req.header('Accept')?.includes('text/html');
    if (isPage) return call.redirect('/auth/signin/');
    throw fileRefusal('AUTH_001');
  };

async function upload(store: Store, call: Call, limit: number): Promise<Response> {
  const bytes = await readBytes(call.req.raw, limit + wrapping);
  if (!bytes) throw fileRefusal('FILE_003', `At most ${limit} bytes.`);
  const file = await readPart(bytes, call.req.header('Content-Type') ?? '');
  if (file.size > limit) throw fileRefusal('FILE_003', `At most ${limit} bytes.`);
  const { id } = store.addFile(
    {
      id: randomUUID(),
      name: safeName(file.name),
      contentType: safeType(file.type),
      uploadedBy: call.get('person').id,
    },
    new Uint8Array(await file.arrayBuffer()),
  );
  return call.json({ public_url: new URL(`/files/${id}`, call.req.url).href, file_id: id });
}

async function readPart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<File> {
  const headers = { 'Content-Type': type };
  const request = new Request('http://localhost', { method: 'POST', headers, body: bytes });
  const { file } = await parseBody(request).catch((): BodyData => ({}));
  if (file instanceof File) return file;
  throw fileRefusal('VAL_002');
}

function download(store: Store, call: Call): Response {
  const file = store.file(call.req.param('id') ?? '');
  if (!file) throw fileRefusal('FILE_001');
  const range = readRange(call.req.header('Range'), file.size);
  if (range === 'unsatisfiable') {
    return call.body(null, 416, { 'Content-Range': `bytes */${file.size}` });
  }
  const { start, end } = range ?? { start: 0, end: file.size };
  const bytes = store.fileBytes(file, start, end - start);
  return call.body(bytes, range ? 206 : 200, {
    ...headersOf(file),
    'Content-Length': String(end - start),
    ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${file.size}` }),
  });
}

const headersOf = ({ name, contentType }: StoredFile): Record<string, string> => ({
  'Content-Type': contentType,
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'Accept-Ranges': 'bytes',
  'X-Content-Type-Options': 'nosniff',
});

interface Range {
  readonly start: number;
  /** The first byte after the range. */
  readonly end: number;
}

/** The single range that is requested; undefined for the whole file. */
function readRange(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : 'unsatisfiable';
}
