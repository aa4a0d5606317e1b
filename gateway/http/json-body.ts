import { AppError } from '@distribution/platform/errors/app-error';

/** A key that would be another object's prototype if it were ever merged into one. */
const POISON = '__proto__';

/** JSON as values, without members named `__proto__`, however they are spelt. Throws `BAD_REQUEST` naming `what`. */
export const parseJson = (text: string, what: string): unknown => {
  try {
    // Only a text with such a key (or an escape that may spell one) pays for looking at every member.
    if (!text.includes(POISON) && !text.includes('\\u')) return JSON.parse(text);
    return JSON.parse(text, function (this: unknown, key: string, value: unknown) {
      return key === POISON ? undefined : value;
    });
  } catch (cause) {
    throw new AppError('BAD_REQUEST', `${what} is not valid JSON.`, { cause });
  }
};
