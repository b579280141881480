/** A token `{{name}}` in a text, which the service fills in when a task starts. */
const token = /\{\{\s*([^{}\s]+)\s*\}\}/g;
/**
 * A link in Markdown, such as the service makes for files. Neither part has brackets of its kind, so
 * that each bracket of a value is looked at once.
 */
const link = /!?\[([^[\]]*)\]\([^()\s]*\)/g;

/** The text with its tokens replaced by values, each on one line; tokens without a value stay. */
export const withValues = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(token, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined
      ? whole
      : value.replaceAll(link, '$1').replaceAll(/\s+/g, ' ').trim();
  });

/** Whether a text holds a token that has no value. */
export const wantsMore = (text: string, values: ReadonlyMap<string, string>): boolean =>
  [...text.matchAll(token)].some(([, name = '']) => !values.has(name));

/**
 * Values by the names that the service gives to fields. An empty field leaves nothing in a name.
 */
export const tokenValues = (
  values: readonly { readonly id: string; readonly text: string }[],
): ReadonlyMap<string, string> => new Map(values.map(({ id, text }) => [id, text]));
