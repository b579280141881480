const refusal = (status: number, detail: string): Response => Response.json({ detail }, { status });

/**
 * Keeps web pages in the user's browser from reading or launching. A page whose own name resolves
 * to this machine is recognised by `Host`, any other by `Origin`.
 * @param host the request's `Host` header.
 * @param port the port that the request came in at.
 * @returns a refusal, or undefined for a request to let through.
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
