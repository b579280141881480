/** Makes a value for each key once: to make a format takes fifty times as long as to use it. */
function once<Key extends readonly unknown[], Value>(
  make: (...key: Key) => Value,
): (...key: Key) => Value {
  const made = new Map<string, Value>();
  return (...key) => {
    const name = JSON.stringify(key);
    const value = made.get(name) ?? make(...key);
    made.set(name, value);
    return value;
  };
}

/** The format of days and times; the zone is among the options. */
export const dateFormat = once(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** The format of days near by, such as `tomorrow`. */
export const relativeFormat = once(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
);

/** The format of a length of time, such as `3 days`. */
export const lengthFormat = once(
  (locale: string, unit: Intl.NumberFormatOptions['unit']) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
);
