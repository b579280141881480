const stars = '***';

/** One sign as JSON may write it, and as an address may. */
function spellings(sign: string): string {
  const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
  const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const plain = sign.replace(/[^\w]/, (each) => `\\\\?\\u{${each.charCodeAt(0).toString(16)}}`);
  return `(?:${plain}|\\\\u00${digits}|%${digits})`;
}

/** What takes a key out of a text, in whichever spelling JSON or an address has it. */
export function createMask(key: string): (text: string) => string {
  const spelled = new RegExp(Array.from(key, spellings).join(''), 'gu');
  return (text) => {
    const masked = text.replaceAll(key, stars);
    return /[\\%]/.test(masked) ? masked.replace(spelled, stars) : masked;
  };
}
