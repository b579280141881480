import { type Result, failure, success } from '../core/base/result.ts';
import { type ServiceError, webPage } from '../core/base/errors.ts';
import { parseExactly } from './exactJson.ts';
import type { Fault } from './exchange.ts';

/** The limit of an answer in bytes: a hundred times that of a large account. */
export const largestAnswer = 32 * 1024 * 1024;

/** The answer is decoded as a whole: piece by piece takes several times as long. */
function decode(chunks: readonly Uint8Array[], size: number): string {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return new TextDecoder().decode(bytes);
}

/**
 * The text of an answer.
 * @throws the error of the connection, if reading fails.
 */
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

/**
 * The JSON in an answer. If it is not JSON, the error says what it looks like, without quoting it.
 */
export function parseJson(text: string): Result<unknown, ServiceError> {
  try {
    return success(parseExactly(text));
  } catch {
    return failure(notUnderstood('JSON', describe(text)));
  }
}
