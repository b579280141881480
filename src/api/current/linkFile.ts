import * as v from 'valibot';
import type { Answer } from '../../core/base/answer.ts';
import type { Upload } from '../../core/form/upload.ts';
import { failure } from '../../core/base/result.ts';
import { mapped } from '../mapping.ts';
import { fileForm } from '../multipart.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { storageError, webUrlSchema } from './fileAnswers.ts';
import { markdownLink } from './fileLink.ts';
import { type Asked, readMe } from './identity.ts';

const uploadedSchema = v.object({ public_url: webUrlSchema });

/** Uploads a file to the file service, in the way of servers since `v7`. */
export async function linkFile(
  asked: Asked,
  file: Upload,
  onProgress: (sent: number) => void,
  signal: AbortSignal | undefined,
): Answer<string> {
  const { client } = asked;
  if (!client.hasFiles) return failure({ kind: 'notSupported' });
  // The file service knows only keys that the API has seen recently, so the API is called first.
  const me = await readMe(asked, signal);
  if (!me.ok && me.error.kind !== 'notFound') return me;
  const answer = await client.upload(await fileForm(file, onProgress), signal);
  if (!answer.ok) return failure(storageError(answer.error));
  return mapped(parseAnswer(uploadedSchema, answer), ({ public_url: url }) =>
    markdownLink(url, file.name),
  );
}
