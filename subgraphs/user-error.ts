import { portErrorOf, toAppError } from '@distribution/platform/errors/app-error';

/** A refusal the caller can act on, as payloads carry it. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly retryable: boolean;
}

/** What was thrown as a refusal, when it is the caller's own to correct; thrown on otherwise. */
export const userErrorOf = (thrown: unknown, path: readonly string[]): UserError => {
  const { code, message, retryable, fault } = portErrorOf(toAppError(thrown));
  if (fault !== 'CALLER' || code === 'FORBIDDEN') throw thrown;
  return { code, message, path, retryable };
};
