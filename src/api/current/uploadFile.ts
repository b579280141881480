import * as v from 'valibot';
import type { Answer, Upload } from '../../core/api.ts';
import type { ServiceError } from '../../core/errors.ts';
import { failure } from '../../core/result.ts';
import { given, mapped } from '../mapping.ts';
import { fileForm } from '../multipart.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { markdownLink } from './fileLink.ts';
import { encodings } from './generation.ts';
import { readMe } from './identity.ts';
import type { Sources } from './sources.ts';

type Signal = AbortSignal | undefined;

const webUrlSchema = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/./i, 'a web address'),
  v.check((text) => URL.canParse(text), 'a web address'),
  v.transform((text) => new URL(text)),
);
const uploadedSchema = v.object({ public_url: webUrlSchema });

/** Whether there is a file service, and values name files by its links. */
export async function takesUploads(
  { client, generation }: Sources,
  signal: Signal,
): Promise<boolean> {
  if (!client.hasFiles) return false;
  const found = await generation.find(signal);
  return found.ok && encodings[found.value].file === 'links';
}

/** An error of the file service in the account's terms, the API having just accepted the key. */
function filesError(error: ServiceError): ServiceError {
  if (error.kind === 'unauthorized') return { kind: 'forbidden', detail: '' };
  // Something else is where the file service was taken to be.
  const isElsewhere = error.kind === 'rejected' && error.status === 405;
  return error.kind === 'notFound' || isElsewhere ? { kind: 'notSupported' } : error;
}

/**
 * Uploads a file, once. A file that nothing links to does no harm, so that an unclear end is only
 * that of a read.
 * @returns the link that a field holds for it, in Markdown.
 */
export async function uploadFile(
  sources: Sources,
  file: Upload,
  onProgress: (sent: number) => void,
  signal: Signal,
): Answer<string> {
  if (!(await takesUploads(sources, signal))) return failure({ kind: 'notSupported' });
  // The file service knows only keys that the API has seen lately.
  const me = await readMe(sources.client, signal);
  if (!me.ok && me.error.kind !== 'notFound') return me;
  // A part without a name is not taken for a file.
  const name = given(file.name) ?? 'file';
  const form = await fileForm({ ...file, name }, onProgress);
  const answer = await sources.client.upload(form, signal);
  if (!answer.ok) return failure(filesError(answer.error));
  return mapped(parseAnswer(uploadedSchema, answer), ({ public_url: url }) =>
    markdownLink(url, name),
  );
}
