import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Call, Environment } from '../request.ts';
import { authenticate } from '../current/http/authenticate.ts';
import { asBody, readId, readWords } from '../current/http/bodyParts.ts';
import { readBody } from '../current/http/readBody.ts';
import { Refusal, notFound } from '../refusal.ts';
import type { StoredFile } from '../model/server.ts';
import { readBytes } from '../readBytes.ts';
import type { Store } from '../store/store.ts';
import { safeName, safeType } from './fileName.ts';

/**
 * The way in which servers before `v7` take files: announced to the API, put to an address that
 * needs no key, and published. Values then name files by number.
 * @param limit the largest file, in bytes.
 */
export function attachmentRoutes(store: Store, limit: number): Hono<Environment> {
  const app = new Hono<Environment>();
  const check = authenticate(store);
  app.post('/workflows/attachments', check, (call) => announce(store, call));
  app.post('/workflows/attachments/:id/publish', check, (call) => publish(store, call));
  app.put('/storage/:id', (call) => put(store, call, limit));
  return app;
}

async function announce(store: Store, call: Call): Promise<Response> {
  const body = asBody(await readBody(call));
  const name = safeName(readWords(body, 'filename', 'This field is required.'));
  const contentType = safeType(readWords(body, 'content_type', 'This field is required.'));
  readId(body, 'size');
  const file = store.addFile(
    { id: randomUUID(), name, contentType, uploadedBy: call.get('person').id },
    new Uint8Array(),
  );
  const address = urlOf(call, file);
  return call.json({ id: file.number, file_upload_url: address, thumbnail_upload_url: null });
}

async function put(store: Store, call: Call, limit: number): Promise<Response> {
  const file = store.file(call.req.param('id') ?? '');
  if (!file) throw notFound();
  const bytes = await readBytes(call.req.raw, limit);
  if (!bytes) throw new Refusal(413, { detail: 'The file is too large.' });
  store.replaceBytes(file.id, bytes);
  return call.body(null, 200);
}

function publish(store: Store, call: Call): Response {
  const file = store.files().find(({ number }) => String(number) === call.req.param('id'));
  if (file?.uploadedBy !== call.get('person').id) throw notFound();
  const { number, name, size } = file;
  return call.json({ id: number, name, url: urlOf(call, file), thumbnail_url: null, size });
}

const urlOf = (call: Call, { id }: StoredFile): string =>
  new URL(`/storage/${id}`, call.req.url).href;
