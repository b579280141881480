/** The longest time that is taken from a header, in milliseconds. */
const longest = 365 * 24 * 3600 * 1000;
const httpDate = /^[A-Za-z]+, .+ GMT$/;

function millisecondsUntil(header: string, now: number): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  return httpDate.test(header) ? Date.parse(header) - now : Number.NaN;
}

/** The time of the service's clock; ours where the header is missing or cannot be read. */
function serviceTime(date: string | null, now: number): number {
  const serverNow = httpDate.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN;
  return Number.isNaN(serverNow) ? now : serverNow;
}

/**
 * The time at which the service wants the next request, from its `Retry-After` header in seconds or
 * as a date. The `Date` header shows how its clock differs from ours. All times are in milliseconds
 * since 1970, by our clock; undefined if the header is missing or cannot be read.
 */
export function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const header = (headers.get('retry-after') ?? '').trim();
  const wait = millisecondsUntil(header, serviceTime(headers.get('date'), now));
  return Number.isNaN(wait) ? undefined : now + Math.min(Math.max(wait, 0), longest);
}
