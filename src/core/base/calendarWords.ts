/** Words of the calendar, in a language and in English. */
export interface CalendarWords {
  /** The days of the week whose name begins with the text, from 0 for Sunday. */
  weekdays(text: string): readonly number[];
  /** The months whose name begins with the text, from 1 for January. */
  months(text: string): readonly number[];
  /** The unit whose name begins with the text. */
  unit(text: string): TimeUnit | undefined;
  /** The distance that a text such as `tomorrow` or `in 3 days` names. */
  distance(text: string): Distance | undefined;
  /** The order of the parts of a date that is written in numbers. */
  readonly order: readonly DatePart[];
}

export const timeUnits = ['day', 'week', 'hour', 'minute'] as const;
export type TimeUnit = (typeof timeUnits)[number];
export type DatePart = 'year' | 'month' | 'day';

/** A distance from now. */
export interface Distance {
  readonly count: number;
  readonly unit: TimeUnit;
}

const day = 24 * 3600 * 1000;
/** A Sunday in January. */
const sunday = Date.UTC(2023, 0, 1);

/** A text in the form in which words are compared. */
export const plainWord = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The words of the calendar in the language of the locale. */
export function calendarWords(locale: string): CalendarWords {
  const locales = [locale, 'en'];
  const weekdays = namesOf(locales, 'weekday', (at) => sunday + at * day, 7);
  const months = namesOf(locales, 'month', (at) => Date.UTC(2023, at, 1), 12);
  return {
    weekdays: (text) => indexesOf(weekdays, text),
    months: (text) => indexesOf(months, text).map((index) => index + 1),
    unit: (text) => timeUnits.find((unit) => isUnit(locales, unit, text)),
    distance: (text) => distanceOf(locales, text),
    order: orderOf(locale),
  };
}

/** The names of each weekday or month, in all languages and forms. */
function namesOf(
  locales: readonly string[],
  part: 'weekday' | 'month',
  timeOf: (at: number) => number,
  count: number,
): readonly (readonly string[])[] {
  const formats = locales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((length) => [
      new Intl.DateTimeFormat(locale, { [part]: length, timeZone: 'UTC' }),
      // Some languages have another form for a month with its day.
      new Intl.DateTimeFormat(locale, { [part]: length, day: 'numeric', timeZone: 'UTC' }),
    ]),
  );
  return Array.from({ length: count }, (_, at) =>
    formats.map((format) => {
      const found = format.formatToParts(timeOf(at)).find(({ type }) => type === part);
      return plainWord(found?.value ?? '');
    }),
  );
}

/** A single letter could begin several names, so it has to be a whole one. */
const begins = (name: string, text: string): boolean =>
  name === text || (text.length > 1 && name.startsWith(text));

function indexesOf(names: readonly (readonly string[])[], text: string): readonly number[] {
  const word = plainWord(text).replace(/\.$/, '');
  return names.flatMap((forms, index) =>
    word !== '' && forms.some((name) => begins(name.replace(/\.$/, ''), word)) ? [index] : [],
  );
}

const isUnit = (locales: readonly string[], unit: TimeUnit, text: string): boolean =>
  locales.some((locale) =>
    [1, 3].some((count) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
        .formatToParts(count)
        .some(({ type, value }) => type === 'unit' && plainWord(value).startsWith(text)),
    ),
  );

function distanceOf(locales: readonly string[], text: string): Distance | undefined {
  const word = plainWord(text);
  const number = Number(/\d+/.exec(word)?.[0] ?? Number.NaN);
  const counts = Number.isNaN(number) ? [0, 1, 2] : [number];
  for (const locale of locales) {
    const auto = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const always = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
    for (const count of counts) {
      if (plainWord(auto.format(count, 'day')) === word) return { count, unit: 'day' };
      const unit = timeUnits.find((each) => plainWord(always.format(count, each)) === word);
      if (unit) return { count, unit };
    }
  }
  return undefined;
}

function orderOf(locale: string): readonly DatePart[] {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type);
  const isPart = (type: string): type is DatePart => ['year', 'month', 'day'].includes(type);
  return parts.filter(isPart);
}
