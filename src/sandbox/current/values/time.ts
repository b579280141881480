/** A time in Unix seconds, with a fraction. */
export const asSeconds = (iso: string): number => Date.parse(iso) / 1000;

export const asSecondsOrNull = (iso: string | null): number | null =>
  iso === null ? null : asSeconds(iso);

/** Whether the service fails to make a date of these Unix seconds. */
export const isOutOfRange = (seconds: number): boolean =>
  !(seconds >= -62_135_596_800 && seconds < 253_402_300_800);

/** A duration such as `2 06:30:00`, for days, hours, minutes and seconds. */
export function asDuration(seconds: number): string {
  const time = new Date(Math.max(0, seconds % 86_400) * 1000).toISOString().slice(11, 19);
  const days = Math.floor(seconds / 86_400);
  return days <= 0 ? time : `${days} ${time}`;
}

const partsIn = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h12',
  });

/** A time such as `Sep 05, 2026, 03:07PM`: the service's default form. */
export function formatTime(time: Date, zone: string): string {
  const part = new Map(
    partsIn(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): string => part.get(type) ?? '';
  const day = `${get('month')} ${get('day')}, ${get('year')}`;
  return `${day}, ${get('hour')}:${get('minute')}${get('dayPeriod')}`;
}
