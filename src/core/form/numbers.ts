import type { Field } from './field.ts';

/** A mark that divides decimals in some countries and thousands in others. */
export type NumberMark = ',' | '.';

export const markMeanings = ['decimal', 'thousands'] as const;
export type MarkMeaning = (typeof markMeanings)[number];

/** The meanings that a person has chosen for marks that can be read in two ways. */
export type MarkMeanings = Readonly<Partial<Record<NumberMark, MarkMeaning | undefined>>>;

/** A typed text, read as a number. */
export type NumberReading =
  /** `text` is what a service takes: digits, with a point before the decimals. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'ambiguous'; readonly mark: NumberMark; readonly texts: MarkTexts }
  | { readonly kind: 'none' };

/** The number as a service takes it, for each meaning of its mark. */
export type MarkTexts = Readonly<Record<MarkMeaning, string>>;

const invisible = /[\u061c\u200e\u200f]/g;
/** Blanks between thousands, as sheets and languages use them: also thin and non-breaking ones. */
const blanks = /[ \u00a0\u2007\u2009\u202f]/g;

/** The zeros of wide and Arabic digits, which people type without changing their keyboard. */
const zeros = ['\uff10', '\u0660', '\u06f0'].map((zero) => zero.charCodeAt(0));
const foreignDigits = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
const foreignMarks: Readonly<Record<string, string>> = {
  '\uff0c': ',',
  '\uff0e': '.',
  '\uff0b': '+',
  '\uff0d': '-',
  '\u2212': '-',
  '\ufe63': '-',
  '\u2019': "'",
};

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10) ?? 0;
  return String(code - zero);
}

/** The text in plain characters; Arabic marks stay, since each has one meaning. */
const plain = (text: string): string =>
  text
    .replace(invisible, '')
    .trim()
    .replace(blanks, ' ')
    .replace(foreignDigits, asciiDigit)
    .replace(/[\uff0c\uff0e\uff0b\uff0d\u2212\ufe63\u2019]/g, (mark) => foreignMarks[mark] ?? mark);

const decimalMarks = ['.', ',', '\u066b'];
const groupMarks = [',', '.', ' ', "'", '\u066c'];

const escaped = (mark: string): string => (mark === '.' ? '\\.' : mark);

/**
 * A pattern for groups of three digits, or for the Indian groups of two before the last. No group
 * begins with a zero.
 */
const grouped = (mark: string): string => {
  const western = `[1-9]\\d{0,2}(?:${mark}\\d{3})+`;
  return mark === ',' ? `${western}|[1-9]\\d?(?:,\\d{2})+,\\d{3}` : western;
};

/** Patterns for every way to write a number, which capture the whole part and the decimals. */
const notations = ['', ...groupMarks].flatMap((group) =>
  ['', ...decimalMarks]
    .filter((decimal) => decimal === '' || decimal !== group)
    .map((decimal) => {
      const whole = group === '' ? '\\d*' : grouped(escaped(group));
      const decimals = decimal === '' ? '' : `(?:${escaped(decimal)}(?<decimals>\\d*))?`;
      return { group, pattern: new RegExp(`^(?<whole>${whole})${decimals}$`) };
    }),
);

/** All numbers that the digits can stand for. */
function readings(digits: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { group, pattern } of notations) {
    const { whole = '', decimals = '' } = pattern.exec(digits)?.groups ?? {};
    if (whole === '' && decimals === '') continue;
    const ungrouped = group === '' ? whole : whole.replaceAll(group, '');
    found.add(`${ungrouped === '' ? '0' : ungrouped}${decimals === '' ? '' : `.${decimals}`}`);
  }
  return found;
}

const withoutZeros = (text: string): string => text.replace(/\.?0+$/, '');

/** The two readings of digits; the one with decimals is smaller. */
function markTexts(sign: string, found: ReadonlySet<string>): MarkTexts {
  const [decimal = '', thousands = ''] = [...found].toSorted((a, b) => Number(a) - Number(b));
  return { decimal: `${sign}${withoutZeros(decimal)}`, thousands: `${sign}${thousands}` };
}

/**
 * Reads a number as people around the world write it: `1,5`, `1.234,50`, `1 234,50`, `1'234.5`,
 * `1,00,000`, `−5`, with wide or Arabic digits. Three digits after a single `,` or `.` can be read
 * in two ways, as in `1,000`; the person's choice for that mark decides.
 */
export function readNumber(typed: string, said: MarkMeanings = {}): NumberReading {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(plain(typed)) ?? [];
  const minus = sign === '-' ? '-' : '';
  const found = readings(digits);
  const [only] = found;
  if (only === undefined) return { kind: 'none' };
  if (found.size === 1) return { kind: 'number', text: `${minus}${only}` };
  const mark = digits.includes(',') ? ',' : '.';
  const texts = markTexts(minus, found);
  const meaning = said[mark];
  return meaning ? { kind: 'number', text: texts[meaning] } : { kind: 'ambiguous', mark, texts };
}

/** A number as services write it, even in a notation that people do not use. */
const ofService = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Reads the value of a number field. A value that the service put there, and that is unchanged, is
 * in the service's notation and needs no choice.
 */
export function readNumberField(
  { startValue }: Pick<Field, 'startValue'>,
  text: string,
  said: MarkMeanings | undefined,
): NumberReading {
  if (text !== startValue) return readNumber(text, said);
  const reading = readNumber(text, said);
  return reading.kind === 'ambiguous' || ofService.test(text.trim())
    ? { kind: 'number', text: text.trim() }
    : reading;
}
