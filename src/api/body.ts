import { type Result, failure, success } from '../core/base/result.ts';
import { type ServiceError, webPage } from '../core/base/errors.ts';
import { type Arriving, ArrivingList } from './arrivingList.ts';
import { parseExactly } from './exactJson.ts';
import type { Fault } from './exchange.ts';
import { giveWay } from './slices.ts';

const megabyte = 1024 * 1024;
/** The limit of an answer in megabytes: a hundred times that of a large account. */
const largestAnswer = 32;
/** The limit of a list that comes as a whole: 100,000 workflows have 50. */
const largestList = 64;
/**
 * How many objects and lists there may be in what a list has beyond the limit of other answers:
 * parsed, a small one takes twenty times its length.
 */
const mostBeyond = 2_000_000;

const openBracket = 0x5b;
const openBrace = 0x7b;

/** Whether an answer begins like a list of objects, maybe after some blanks. */
const isList = (beginning: Uint8Array | undefined): boolean =>
  /^\s*\[\s*\{/.test(new TextDecoder().decode(beginning?.subarray(0, 32)));

function countOf(sign: number, bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) count++;
  return count;
}

/** Answers of this length, in characters, are parsed in a turn of their own. */
const long = megabyte;

/**
 * The text of an answer; if it is a list whose entries are taken as they arrive, of those that were
 * not.
 * @throws the error of the connection, if reading fails.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null | undefined,
  arriving?: Arriving,
): Promise<Result<string, Fault>> {
  if (!body) return success('');
  const reader = body.getReader();
  const list = new ArrivingList(arriving);
  let beginning: Uint8Array | undefined;
  let size = 0;
  let beyond = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    beginning ??= chunk.value;
    size += chunk.value.byteLength;
    if (size > largestAnswer * megabyte) {
      beyond += countOf(openBrace, chunk.value) + countOf(openBracket, chunk.value);
      const most = isList(beginning) && beyond <= mostBeyond ? largestList : largestAnswer;
      if (size > most * megabyte) {
        await reader.cancel();
        return failure({ kind: 'tooLarge', most });
      }
    }
    await list.add(chunk.value);
  }
  const text = list.rest;
  if (text.length > long) await giveWay();
  return success(text);
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
