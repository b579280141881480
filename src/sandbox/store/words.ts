import type { DatabaseSync } from 'node:sqlite';

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether one of the words is in the text as a whole word; letter case does not matter. */
export const hasWord = (text: string, words: readonly string[]): boolean =>
  wordsOf(text).some((word) => words.includes(word));

/** The words of a search. */
export const searchWords = (search: string): readonly string[] =>
  search.toLowerCase().split(/\s+/).filter(Boolean);

/** Teaches the database `has_word(text, words)`, where the words are a list in JSON. */
export function addWordSearch(database: DatabaseSync): void {
  let list = '';
  let words: readonly string[] = [];
  database.function('has_word', { deterministic: true }, (text, wanted) => {
    if (String(wanted) !== list) {
      list = String(wanted);
      words = (JSON.parse(list) as readonly unknown[]).map(String);
    }
    return Number(hasWord(String(text), words));
  });
}
