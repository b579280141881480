const stars = '***';

/** A pattern for one character, as JSON or an address may write it. */
function spellings(sign: string): string {
  const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
  const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const plain = sign.replace(/[^\w]/, (each) => `\\\\?\\u{${each.charCodeAt(0).toString(16)}}`);
  return `(?:${plain}|\\\\u00${digits}|%${digits})`;
}

/** Creates a function that masks a key in a text, in each spelling of JSON and addresses. */
export function createMask(key: string): (text: string) => string {
  const spelled = new RegExp(Array.from(key, spellings).join(''), 'gu');
  return (text) => {
    const masked = text.replaceAll(key, stars);
    const isSpelled = masked.includes('\\') || masked.includes('%');
    return isSpelled ? masked.replace(spelled, stars) : masked;
  };
}
