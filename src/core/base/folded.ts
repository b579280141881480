/** Accents and other marks on letters, without those of kana, which make another letter. */
const marks = /(?![\u3099\u309a])(?=\p{Diacritic})\p{Mark}/gu;

/** Letters that Unicode does not take apart, as people type them whose keyboard lacks them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

const isPlain = /^[\x20-\x7e\n]*$/;

/**
 * A text in the form in which it is compared with typed text: without case, accents, and
 * differences of width, so that `ulf muller` is Ulf Müller.
 */
export function folded(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(special, (letter) => plainLetters[letter] ?? letter);
}
