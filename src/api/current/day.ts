const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day as the Unix time, in seconds, of its noon here; undefined where the text is no day. Noon,
 * because the service shows it in the time zone of the person's profile: the day stays the same
 * there, too, unless that zone is half a day away.
 */
export function secondsOf(text: string): number | undefined {
  const [, year, month, date] = day.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const noon = new Date(2000, 0, 1, 12);
  // The constructor takes the years up to 99 for those of the last century.
  noon.setFullYear(year, month - 1, date);
  return noon.getTime() / 1000;
}

/** The day here of a Unix time in seconds, as `YYYY-MM-DD`; undefined where the text is none. */
export function dayOf(text: string): string | undefined {
  const time = new Date(Number(text) * 1000);
  const year = time.getFullYear();
  if (text.trim() === '' || Number.isNaN(year) || year < 0 || year > 9999) return undefined;
  const digits = (number: number, count: number): string => String(number).padStart(count, '0');
  return `${digits(year, 4)}-${digits(time.getMonth() + 1, 2)}-${digits(time.getDate(), 2)}`;
}
