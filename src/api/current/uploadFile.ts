import type { Answer } from '../../core/base/answer.ts';
import type { Upload } from '../../core/form/upload.ts';
import { nonEmpty } from '../mapping.ts';
import { attachFile } from './attachFile.ts';
import { encodings } from './generation.ts';
import { linkFile } from './linkFile.ts';
import type { Sources } from './sources.ts';

/**
 * Uploads a file once. A file without a reference does no harm, so that an unclear end counts like
 * that of a read.
 * @returns the link for the field, in Markdown.
 */
export async function uploadFile(
  sources: Sources,
  file: Upload,
  onProgress: (sent: number) => void,
  signal: AbortSignal | undefined,
): Answer<string> {
  const found = await sources.generation.find(signal);
  if (!found.ok) return found;
  // The service takes a part without a file name for text.
  const named = { ...file, name: nonEmpty(file.name) ?? 'file' };
  const uploaded =
    encodings[found.value].file === 'ids'
      ? await attachFile(sources.client, named, onProgress, signal)
      : await linkFile(sources, named, onProgress, signal);
  // The server may have been updated meanwhile.
  if (!uploaded.ok && uploaded.error.kind === 'notSupported') sources.generation.renew();
  return uploaded;
}
