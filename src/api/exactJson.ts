/** Whole numbers of this length may be too large for a number to hold exactly. */
const longNumber = 16;
const wholeNumber = /^-?\d+$/;

/** The source text of a value, which recent engines pass along. */
interface Source {
  readonly source?: string;
}

/**
 * A whole number too large for a number becomes its digits, since rounding would make it another
 * one.
 */
function exact(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const { source } = context ?? {};
  return source !== undefined && wholeNumber.test(source) ? source : value;
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/**
 * Whether a text has a long number. Looks at every 16th character, since such a number has one of
 * them: a pattern looks at all, which takes eight times as long.
 */
function hasLongNumber(text: string): boolean {
  for (let at = longNumber - 1; at < text.length; at += longNumber) {
    if (!isDigit(text, at)) continue;
    let start = at;
    while (start > 0 && isDigit(text, start - 1)) start--;
    let end = at + 1;
    while (end < text.length && isDigit(text, end)) end++;
    if (end - start >= longNumber) return true;
  }
  return false;
}

/**
 * Parses JSON without rounding whole numbers: one that is too large becomes a text.
 * @throws SyntaxError if the text is no JSON.
 */
export const parseExactly = (text: string): unknown =>
  // Checking each value takes several times as long, and hardly any answer needs it.
  hasLongNumber(text) ? JSON.parse(text, exact) : JSON.parse(text);
