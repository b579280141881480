/** In milliseconds; what a service asks for beyond that is as good as never. */
const longest = 365 * 24 * 3600 * 1000;
const httpDate = /^[A-Za-z]+, .+ GMT$/;

function millisecondsUntil(header: string, now: number): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  return httpDate.test(header) ? Date.parse(header) - now : Number.NaN;
}

/**
 * When a service wants to be asked again, from its `Retry-After` header in seconds or as a date.
 * Both times in milliseconds since 1970; undefined if it does not say, or not so that one could tell.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const wait = millisecondsUntil((header ?? '').trim(), now);
  return Number.isNaN(wait) ? undefined : now + Math.min(Math.max(wait, 0), longest);
}
