/** `{{name}}` in a text, which the service fills in when a task starts. */
const token = /\{\{\s*([^{}\s]+)\s*\}\}/g;
/** A link of Markdown, such as the service makes of files. */
const link = /!?\[([^\]]*)\]\([^)\s]*\)/g;

/** The text with the values of those tokens that have one, each on one line; others stay as they are. */
export const withValues = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(token, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined
      ? whole
      : value.replaceAll(link, '$1').replaceAll(/\s+/g, ' ').trim();
  });

/** Whether a text holds a token that none of the values are for. */
export const wantsMore = (text: string, values: ReadonlyMap<string, string>): boolean =>
  [...text.matchAll(token)].some(([, name = '']) => !values.has(name));

/** Values by what the service calls their fields. One that was left empty leaves nothing in a name. */
export const tokenValues = (
  values: readonly { readonly id: string; readonly text: string }[],
): ReadonlyMap<string, string> => new Map(values.map(({ id, text }) => [id, text]));
