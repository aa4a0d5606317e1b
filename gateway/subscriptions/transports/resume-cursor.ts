import { AppError } from '@distribution/platform/errors/app-error';

/** The cursor in `extensions.after` of a request: where a client that comes back goes on; `null`: it does not. */
export const resumeCursorOf = (extensions: Readonly<Record<string, unknown>>): string | null => {
  const { after } = extensions;
  if (after === undefined || after === null) return null;
  if (typeof after === 'string') return after;
  throw new AppError('CURSOR_INVALID', '"extensions.after" must be a cursor.');
};
