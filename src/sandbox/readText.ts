import { readBytes } from './readBytes.ts';

/**
 * The body of a request as text, read up to a limit.
 * @param limit in bytes.
 * @returns undefined for a longer body.
 */
export async function readText(request: Request, limit: number): Promise<string | undefined> {
  const bytes = await readBytes(request, limit);
  return bytes && new TextDecoder().decode(bytes);
}
