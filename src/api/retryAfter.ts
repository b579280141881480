/** In milliseconds; what a service asks for beyond that is as good as never. */
const longest = 365 * 24 * 3600 * 1000;
const httpDate = /^[A-Za-z]+, .+ GMT$/;

function millisecondsUntil(header: string, now: number): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  return httpDate.test(header) ? Date.parse(header) - now : Number.NaN;
}

/** What the service's clock says; ours where it does not tell, or not so that one could tell. */
function serviceTime(date: string | null, now: number): number {
  const told = httpDate.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN;
  return Number.isNaN(told) ? now : told;
}

/**
 * When a service wants to be asked again, from its `Retry-After` header in seconds or as a date.
 * `Date` tells how its clock differs from ours. Times are in milliseconds since 1970, by our clock;
 * undefined if it does not say, or not so that one could tell.
 */
export function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const header = (headers.get('retry-after') ?? '').trim();
  const wait = millisecondsUntil(header, serviceTime(headers.get('date'), now));
  return Number.isNaN(wait) ? undefined : now + Math.min(Math.max(wait, 0), longest);
}
