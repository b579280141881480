/** What a value weighs beside its text, as half of what it takes in memory. */
const ofObject = 24;
const ofValue = 8;

function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

/**
 * The rough weight in characters of what an answer holds: that of its text, more for each value, so
 * that many small ones count, too.
 */
export const weightOf = (text: string): number =>
  text.length + ofObject * (countOf('{', text) + countOf('[', text)) + ofValue * countOf(',', text);
