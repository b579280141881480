const refusal = (status: number, detail: string): Response => Response.json({ detail }, { status });

/**
 * Keeps web pages in the user's browser from reading or launching: a page that has its own name
 * point to this machine shows in `Host`, any other in `Origin`.
 * @param host is the request's `Host` header.
 * @param port is the one that the request came in at.
 * @returns what to answer instead, or undefined for a request to let through.
 */
export function guard(
  request: Request,
  host: string | undefined,
  port: number | undefined,
): Response | undefined {
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (!names.includes(host?.toLowerCase() ?? '')) {
    return refusal(421, `This sandbox answers only to ${names.slice(0, 2).join(' and ')}.`);
  }
  if (request.headers.has('Origin')) {
    return refusal(403, 'This sandbox does not answer web pages.');
  }
  return undefined;
}
