/** The text with `{0}`, `{1}`… replaced. */
export const format = (text: string, ...parts: readonly (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (whole, index: string) => String(parts[Number(index)] ?? whole));
