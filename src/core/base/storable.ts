/**
 * U+0000 and half of a surrogate pair; the service keeps all other characters, even control
 * characters.
 */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * The position, counted in characters from 1, of the first character that the service cannot store.
 */
export function unstorableAt(text: string): number | undefined {
  const index = text.search(unstorable);
  return index === -1 ? undefined : Array.from(text.slice(0, index)).length + 1;
}
