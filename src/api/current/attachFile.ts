import * as v from 'valibot';
import type { Answer } from '../../core/base/answer.ts';
import type { Upload } from '../../core/form/upload.ts';
import { withFileNumber } from '../../core/form/fileLinks.ts';
import { failure } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { nonEmpty, mapped } from '../mapping.ts';
import { fileBody } from '../multipart.ts';
import { readAs } from '../parseAnswer.ts';
import { idSchema } from '../wire.ts';
import { storageError, webUrlSchema } from './fileAnswers.ts';
import { markdownLink } from './fileLink.ts';

const announcedSchema = v.object({
  id: v.pipe(idSchema, v.regex(/^[\w-]+$/, 'a number')),
  file_upload_url: webUrlSchema,
});
const publishedSchema = v.object({ url: webUrlSchema });

/**
 * Uploads a file in the way of servers before `v7`: it is announced, put to an address that the
 * service names, without the key, and then published. Each request is sent once.
 */
export async function attachFile(
  client: Client,
  { name, type, content }: Upload,
  onProgress: (sent: number) => void,
  signal: AbortSignal | undefined,
): Answer<string> {
  // The address may be made for the announced type, so the same type is sent.
  const file = { type: nonEmpty(type) ?? 'application/octet-stream', content };
  const announced = await readAs(
    announcedSchema,
    client.postHarmless(
      { route: '/workflows/attachments' },
      { filename: name, content_type: file.type, size: content.byteLength, thumbnail: false },
      signal,
    ),
  );
  // Servers of later generations no longer have this address.
  if (!announced.ok) {
    return announced.error.kind === 'notFound' ? failure({ kind: 'notSupported' }) : announced;
  }
  const { id, file_upload_url: address } = announced.value;
  const put = await client.put(address, fileBody(file, onProgress), signal);
  if (!put.ok) return failure(storageError(put.error));
  const publish = { route: '/workflows/attachments/{id}/publish', id };
  const published = await readAs(publishedSchema, client.postHarmless(publish, undefined, signal));
  return mapped(published, ({ url }) => markdownLink(new URL(withFileNumber(url.href, id)), name));
}
