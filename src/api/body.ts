import { type Result, failure, success } from '../core/base/result.ts';
import { type ServiceError, webPage } from '../core/base/errors.ts';
import { parseExactly } from './exactJson.ts';
import type { Fault } from './exchange.ts';

/** In bytes: a hundred times the answer of a large account. */
export const largestAnswer = 32 * 1024 * 1024;

/** Decoded as a whole: piece by piece takes several times as long. */
function decode(chunks: readonly Uint8Array[], size: number): string {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return new TextDecoder().decode(bytes);
}

/** The text of an answer. @throws what the connection throws while it is read. */
export async function readText(
  body: ReadableStream<Uint8Array> | null | undefined,
): Promise<Result<string, Fault>> {
  if (!body) return success('');
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > largestAnswer) {
      await reader.cancel();
      return failure({ kind: 'tooLarge' });
    }
    chunks.push(chunk.value);
  }
  return success(decode(chunks, size));
}

export const notUnderstood = (expected: string, found: string, path = ''): ServiceError => ({
  kind: 'notUnderstood',
  path,
  expected,
  found,
});

/** Whether a text is a page for a browser. */
export const isWebPage = (text: string): boolean =>
  /^\s*<(!doctype|html|\?xml|head|body)/i.test(text);

function describe(text: string): string {
  if (text.trim() === '') return 'an empty answer';
  return isWebPage(text) ? webPage : 'text that is not JSON';
}

/** The JSON in an answer. Says of one without it what it is instead, and quotes nothing. */
export function parseJson(text: string): Result<unknown, ServiceError> {
  try {
    return success(parseExactly(text));
  } catch {
    return failure(notUnderstood('JSON', describe(text)));
  }
}
