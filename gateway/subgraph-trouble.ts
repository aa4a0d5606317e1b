import { AppError } from '@distribution/platform/errors/app-error';

const wordsOf = (cause: unknown): string | null => {
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return [code, cause.message].filter((each) => each !== '').join(': ') || cause.name;
};

/**
 * What the log has of a call to a subgraph that brought no answer. Of a failure that has a code the stack would say only
 * where we gave up, and there may be thousands a second while a subgraph is away.
 */
export const troubleOf = (error: unknown): object => {
  if (!(error instanceof AppError) || error.code === 'INTERNAL') return { err: error };
  const { code, message, cause } = error;
  return { code, reason: message, cause: wordsOf(cause) };
};
