/**
 * Whether a value holds a number that may have been another one in the JSON it came from: beyond 2⁵³ whole numbers are
 * rounded when they are read, and beyond what a double can be they are lost. Where the type is `Float` that is what the
 * number means; of identifiers, and of scalars that nobody here knows, it would be another value told as if it were right.
 */
export const holdsRounded = (value: unknown): boolean => {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsRounded);
};
