/** Whole numbers of this length may be too large for a number to hold exactly. */
const longNumber = /\d{16}/;
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

/**
 * Parses JSON without rounding whole numbers: one that is too large becomes a text.
 * @throws SyntaxError if the text is no JSON.
 */
export const parseExactly = (text: string): unknown =>
  // Checking each value takes several times as long, and hardly any answer needs it.
  longNumber.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
