/**
 * Check digit of a GS1 key (GTIN, GLN, SSCC): weights 3 and 1 alternate from the right.
 * Source: GS1 General Specifications, section 7.9.
 */
export const checkDigitOf = (digits: string): string => {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) {
    total += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (total % 10)) % 10);
};

// 952 is the prefix GS1 keeps for demonstrations and examples: no key made here belongs to a real article or place.
const DEMONSTRATION_PREFIX = '952';
const complete = (digits: string): string => digits + checkDigitOf(digits);
const digitsOf = (value: number, length: number): string => String(value).padStart(length, '0').slice(-length);

/** GTIN-13 of the nth item of a company (0–999). */
export const gtin13Of = (company: number, item: number): string =>
  complete(DEMONSTRATION_PREFIX + digitsOf(company, 3) + digitsOf(item, 6));
/** GTIN-14 of a packaging level (indicator 1–8) of an item with a GTIN-13. */
export const gtin14Of = (indicator: number, gtin13: string): string =>
  complete(String(indicator) + gtin13.slice(0, 12));
/** GLN of the nth place of a company (0–999). */
export const glnOf = (company: number, place: number): string =>
  complete(DEMONSTRATION_PREFIX + digitsOf(company, 3) + digitsOf(place, 6));
/** SSCC of the nth logistic unit of a company (0–999). */
export const ssccOf = (company: number, serial: number): string =>
  complete('0' + DEMONSTRATION_PREFIX + digitsOf(company, 4) + digitsOf(serial, 9));
