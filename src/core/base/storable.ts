/** U+0000 and half of a character; all others, control characters too, are kept as they are. */
const unstorable = /[\0\p{Surrogate}]/u;

/** Where in a text, in characters from 1, there is a sign that the service cannot store. */
export function unstorableAt(text: string): number | undefined {
  const index = text.search(unstorable);
  return index === -1 ? undefined : Array.from(text.slice(0, index)).length + 1;
}
