const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** A distance in time as `Intl.RelativeTimeFormat` takes it: negative for the past. */
export interface RelativeTime {
  readonly value: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week';
}

/** How far away a time is, in the largest unit of which it takes two or more. */
export function relativeTime(at: number, now: number): RelativeTime {
  const distance = at - now;
  const far = Math.abs(distance);
  const of = (unit: RelativeTime['unit'], length: number): RelativeTime => ({
    value: Math.trunc(distance / length),
    unit,
  });
  if (far >= 2 * week) return of('week', week);
  if (far >= 2 * day) return of('day', day);
  if (far >= 2 * hour) return of('hour', hour);
  return of('minute', minute);
}
