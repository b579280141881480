import type { DatabaseSync } from 'node:sqlite';

/** English words without a meaning of their own; the service’s database leaves them out. */
const stopWords: ReadonlySet<string> = new Set(
  (
    'i me my myself we our ours ourselves you your yours yourself yourselves he him his himself ' +
    'she her hers herself it its itself they them their theirs themselves what which who whom ' +
    'this that these those am is are was were be been being have has had having do does did ' +
    'doing a an the and but if or because as until while of at by for with about against ' +
    'between into through during before after above below to from up down in out on off over ' +
    'under again further then once here there when where why how all any both each few more ' +
    'most other some such no nor not only own same so than too very s t can will just don ' +
    'should now'
  ).split(' '),
);

/** A text that counts as one word: `on-call`, `ole@x.example`, `4.12.0`. */
const compound = /[\p{L}\p{N}]+(?:[.@_-][\p{L}\p{N}]+)*/gu;

/** A rough stand-in for the stemming of the service's database. */
const stem = (word: string): string => word.replace(/(?<=...)(ings?|ed|es|s|e)$/u, '');

/** A word in the form that is kept, without its ending; undefined for a stop word. */
const termOf = (word: string): string | undefined => (stopWords.has(word) ? undefined : stem(word));

const compoundsIn = (text: string): readonly string[] => text.toLowerCase().match(compound) ?? [];

/**
 * The words by which a text is found, with repeats; a word with a hyphen also counts by its parts.
 */
const termsOf = (text: string): readonly string[] =>
  compoundsIn(text)
    .flatMap((word) => (/^[^.@_]*-[^.@_]*$/.test(word) ? [word, ...word.split('-')] : [word]))
    .map(termOf)
    .filter((term) => term !== undefined);

/**
 * The words of a search, of which one is enough: none if it has only stop words, and undefined if
 * it has no words. Two blanks or more between two words are dropped, which joins the words.
 */
export function searchWords(search: string): readonly string[] | undefined {
  const text = search.replaceAll(/\s\s+/g, '').trim();
  if (text === '') return undefined;
  return compoundsIn(text.replaceAll(/https?:\/\//g, ''))
    .map(termOf)
    .filter((term) => term !== undefined);
}

/** How often the words are in the text, in any form. */
export const rankOf = (text: string, words: readonly string[]): number =>
  termsOf(text).filter((term) => words.includes(term)).length;

/** Adds the function `word_rank(text, words)` to the database; the words are a list in JSON. */
export function addWordSearch(database: DatabaseSync): void {
  let list = '';
  let words: readonly string[] = [];
  database.function('word_rank', { deterministic: true }, (text, wanted) => {
    if (String(wanted) !== list) {
      list = String(wanted);
      words = (JSON.parse(list) as readonly unknown[]).map(String);
    }
    return rankOf(String(text), words);
  });
}
