const token = /\{\{\s*([^{}\s]+)\s*\}\}/g;
const systemWords: readonly string[] = ['date', 'template-name', 'workflow-id', 'workflow-starter'];

/** How long the name of a run may be, in code points. */
const longestName = 120;

/** The text with the values of those `{{tokens}}` that have one; the others stay as they are. */
export const interpolate = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(token, (whole, name: string) => values.get(name) ?? whole);

/** Whether the service notices fields in the text: not those with one of its own words in them. */
export const namesFields = (text: string): boolean =>
  [...text.matchAll(token)].some(
    ([, name = '']) => !systemWords.some((word) => name.includes(word)),
  );

/** The text, ending in an ellipsis where it was too long for a name. */
export function abbreviate(text: string): string {
  const letters = Array.from(text);
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : text;
}
