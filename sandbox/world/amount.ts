// Amounts inside the sandbox are whole thousandths (quantities) or whole cents (money): exact, and fast to add.

/** Plain decimal text of thousandths: 12500 → `12.5`. */
export const textOfMilli = (milli: number): string => {
  const sign = milli < 0 ? '-' : '';
  const size = Math.abs(milli);
  const fraction = size % 1000;
  const whole = (size - fraction) / 1000;
  return fraction === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
};

const PLAIN = /^(-?)(\d{1,12})(?:\.(\d{1,3})0*)?$/;

/** Thousandths of plain decimal text; throws when it has more than three places or is no number. */
export const milliOf = (text: string): number => {
  const match = PLAIN.exec(text);
  if (match === null) throw new Error(`"${text}" is not a quantity with at most three decimal places`);
  const size = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'));
  return match[1] === '-' ? 0 - size : size;
};

/** Plain decimal text of cents: 1250 → `12.5`. */
export const textOfCents = (cents: number): string => textOfMilli(cents * 10);
/** Cents of plain decimal text with at most two places. */
export const centsOf = (text: string): number => milliOf(text) / 10;
/** Price in cents × quantity in thousandths, rounded half away from zero to a cent. */
export const lineCents = (priceCents: number, milli: number): number =>
  Math.sign(milli) * Math.floor((priceCents * Math.abs(milli) + 500) / 1000);
