import type { DatabaseSync } from 'node:sqlite';

/** Words that say nothing by themselves, in English; the service’s database does not keep them. */
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

/** What holds together: `on-call`, `ole@x.example`, `4.12.0`. */
const compound = /[\p{L}\p{N}]+(?:[.@_-][\p{L}\p{N}]+)*/gu;

/** A rough stand-in for the stemming of the service's database. */
const stem = (word: string): string => word.replace(/(?<=...)(ings?|ed|es|s|e)$/u, '');

/** A word as it is kept: without its ending; undefined for one that says nothing. */
const termOf = (word: string): string | undefined => (stopWords.has(word) ? undefined : stem(word));

const compoundsIn = (text: string): readonly string[] => text.toLowerCase().match(compound) ?? [];

/** What a text can be found by, as often as it is there: a word with a hyphen also by its parts. */
const termsOf = (text: string): readonly string[] =>
  compoundsIn(text)
    .flatMap((word) => (/^[^.@_]*-[^.@_]*$/.test(word) ? [word, ...word.split('-')] : [word]))
    .map(termOf)
    .filter((term) => term !== undefined);

/**
 * What a search looks for, any of which will do: nothing where it has only words that say nothing,
 * and undefined where it has no words. Two blanks or more between words count as none at all.
 */
export function searchWords(search: string): readonly string[] | undefined {
  const text = search.replaceAll(/\s\s+/g, '').trim();
  if (text === '') return undefined;
  return compoundsIn(text.replaceAll(/https?:\/\//g, ''))
    .map(termOf)
    .filter((term) => term !== undefined);
}

/** How often the words are in the text, in whatever form. */
export const rankOf = (text: string, words: readonly string[]): number =>
  termsOf(text).filter((term) => words.includes(term)).length;

/** Teaches the database `word_rank(text, words)`, where the words are a list in JSON. */
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
