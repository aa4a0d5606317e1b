// Exact decimals of one's own files: whole billionths in a bigint. More than nine places or 18 digits are refused, not rounded.

const PLACES = 9;
const SCALE = 10n ** 9n;
const PLAIN = /^([+-]?)(\d{1,18})(?:\.(\d{1,9})0*)?$/;

/** Billionths of plain decimal text; `null` when it is not one, or has more than nine places. */
export const billionthsOf = (text: string): bigint | null => {
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const size = BigInt(match[2] ?? '0') * SCALE + BigInt((match[3] ?? '').padEnd(PLACES, '0'));
  return match[1] === '-' ? -size : size;
};

const textOf = (value: bigint, places: number): string => {
  const size = value < 0n ? -value : value;
  const scale = 10n ** BigInt(places);
  const fraction = (size % scale).toString().padStart(places, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / scale}${fraction === '' ? '' : `.${fraction}`}`;
};

/** Plain decimal text without needless zeros. */
export const textOfBillionths = (value: bigint): string => textOf(value, PLACES);
/** Exact product of two amounts in billionths, as text. */
export const productText = (left: bigint, right: bigint): string => textOf(left * right, 2 * PLACES);

const billionths = (text: string): bigint => {
  const value = billionthsOf(text);
  if (value === null) throw new Error(`"${text}" is not a plain decimal number with at most nine places`);
  return value;
};
/** Exact sum of decimal texts. */
export const sumOfTexts = (texts: Iterable<string>): string => {
  let total = 0n;
  for (const text of texts) total += billionths(text);
  return textOfBillionths(total);
};
/** Exact product of two decimal texts. */
export const productOfTexts = (left: string, right: string): string => productText(billionths(left), billionths(right));
