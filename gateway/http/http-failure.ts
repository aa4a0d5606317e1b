import { AppError } from '@distribution/platform/errors/app-error';
import type { ErrorCode } from '@distribution/platform/errors/codes';

/** A request that fails as HTTP, before or outside of GraphQL, with its status. */
export class HttpFailure extends AppError {
  readonly status: number;
  /** Headers that go with it, in lower case. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    nextStep?: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message, nextStep === undefined ? {} : { nextStep });
    this.status = status;
    this.headers = headers;
  }
}

const STATUS_OF: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TOO_MANY_REQUESTS: 429,
  NOT_FOUND: 404,
  BAD_REQUEST: 400,
  INTERNAL: 500,
  STORE_UNAVAILABLE: 503,
};

/** The status of a request that failed as a whole by this error. */
export const statusOf = (error: unknown): number => {
  if (error instanceof HttpFailure) return error.status;
  return error instanceof AppError ? (STATUS_OF[error.code] ?? 400) : 500;
};

/** What is said beside the answer to a request that failed as a whole by this error; `null`: nothing. */
export const headersOf = (error: unknown): Readonly<Record<string, string>> | null => {
  if (error instanceof HttpFailure) return error.headers;
  if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return { 'www-authenticate': 'Bearer' };
  return null;
};
