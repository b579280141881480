/** Longer whole numbers may be beyond what a number holds exactly. */
const longNumber = /\d{16}/;
const wholeNumber = /^-?\d+$/;

/** What engines say of a value beside it, those of recent years at least. */
interface Source {
  readonly source?: string;
}

/** A whole number beyond what a number holds exactly as its digits: it would turn into another one. */
function exact(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const { source } = context ?? {};
  return source !== undefined && wholeNumber.test(source) ? source : value;
}

/**
 * JSON in which no whole number is rounded: one that is too large for a number is a text.
 * @throws SyntaxError for what is no JSON.
 */
export const parseExactly = (text: string): unknown =>
  // With a look at each value it takes several times as long, which hardly any answer needs.
  longNumber.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
