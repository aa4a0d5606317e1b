/** Strings that are their own JSON but for the quotes. */
// eslint-disable-next-line no-control-regex -- JSON escapes exactly these
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** JSON text of a parsed value. */
export const jsonOf = (value: unknown): string => {
  if (typeof value === 'string') return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
};
