import type { Call } from '../../request.ts';
import { readText } from '../../readText.ts';
import { Refusal } from '../../refusal.ts';

/** The limit of the web server in front of the service, in bytes. */
const largestBody = 1024 * 1024;

/** That web server's answer to a longer body. */
const tooLarge =
  '<html>\n<head><title>413 Request Entity Too Large</title></head>\n' +
  '<body>\n<center><h1>413 Request Entity Too Large</h1></center>\n</body>\n</html>\n';

/**
 * The body of a request, from JSON or from a form; an empty object where there is none.
 * @throws {Refusal} if it is too long, of another type, or not JSON.
 */
export async function readBody(call: Call): Promise<unknown> {
  const text = await readText(call.req.raw, largestBody);
  if (text === undefined) throw new Refusal(413, tooLarge);
  if (text === '') return {};
  const type = call.req.header('Content-Type') ?? '';
  if (/^application\/json\s*(;|$)/i.test(type.trim())) return parseJson(text);
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type.trim())) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  throw new Refusal(415, { detail: `Unsupported media type "${type}" in request.` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, { detail: 'JSON parse error.' });
  }
}
