const token = /\{\{\s*([^{}\s]+)\s*\}\}/g;
const systemWords: readonly string[] = ['date', 'template-name', 'workflow-id', 'workflow-starter'];

/** The longest name of a run, in code points. */
const longestName = 120;

/** The text with its `{{tokens}}` replaced by values; tokens without a value stay. */
export const interpolate = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(token, (whole, name: string) => values.get(name) ?? whole);

/**
 * Whether the text has a token that the service takes for a field: one that contains none of its
 * own words.
 */
export const namesFields = (text: string): boolean =>
  [...text.matchAll(token)].some(
    ([, name = '']) => !systemWords.some((word) => name.includes(word)),
  );

/** The text, cut and ended with an ellipsis if it is too long for a name. */
export function abbreviate(text: string): string {
  const letters = Array.from(text);
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : text;
}
