const DIGITS = /^\d+$/;

/**
 * The GS1 mod-10 check digit of the digits before it (GS1 General Specifications §7.9): from the right, the digits
 * weigh 3, 1, 3, 1 …; the check digit lifts their sum to a multiple of ten. Throws a RangeError for anything but digits.
 */
export const gs1CheckDigit = (body: string): string => {
  if (!DIGITS.test(body)) throw new RangeError('a GS1 check digit is computed from one or more decimal digits');
  let total = 0;
  for (let fromRight = 0; fromRight < body.length; fromRight += 1) {
    total += Number(body[body.length - 1 - fromRight]) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return String((10 - (total % 10)) % 10);
};

/** Whether the last of the digits is the check digit of those before it. */
export const hasValidCheckDigit = (digits: string): boolean =>
  DIGITS.test(digits) && digits.length > 1 && gs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1);
