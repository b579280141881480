const decimal = /^[+-]?((\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?|inf(inity)?|s?nan\d*)$/i;

/**
 * A decimal number as the text that the service keeps: a JSON number with decimals gets all digits
 * of its binary form.
 * @returns undefined if the value is no number.
 */
export function asDecimal(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') {
    return Number.isInteger(value) ? String(BigInt(value)) : value.toFixed(100).replace(/0+$/, '');
  }
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replaceAll('_', '');
  return decimal.test(text) ? text : undefined;
}

/** A decimal as a whole number of its 1e-100 parts; undefined for other notations. */
const asParts = (text: string): bigint | undefined => {
  const match = /^([+-]?)(\d*)\.?(\d{0,100})$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  return BigInt(`${whole}${fraction.padEnd(100, '0')}`) * (sign === '-' ? -1n : 1n);
};

/** Whether the numbers add up to the sum exactly. */
export function addsUp(numbers: readonly string[], sum: string): boolean {
  let total = 0n;
  for (const number of numbers) {
    const parts = asParts(number);
    if (parts === undefined)
      return numbers.reduce((all, one) => all + Number(one), 0) === Number(sum);
    total += parts;
  }
  return total === asParts(sum);
}
