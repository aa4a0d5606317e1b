import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** What Tryton said in the `error` of an answer: the exception's name (or its text, for programming errors) and its arguments. */
export class TrytonRefusal extends Error {
  override readonly name = 'TrytonRefusal';
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

const refusalSchema = z.tuple([z.string()]).rest(z.unknown());
const textsSchema = z.array(z.string().nullable()).catch([]);

/** PostgreSQL gave up a transaction that another one crossed; Tryton has repeated it five times by then. */
const CROSSED = /could not serialize access|deadlock detected/;

/**
 * The one place where Tryton's errors become ours. The cause is a {@link TrytonRefusal}; tracebacks are left out, for
 * they show paths and data.
 */
export const failureOf = (system: string, endpoint: string, error: unknown): AppError => {
  const parsed = refusalSchema.safeParse(error);
  if (!parsed.success)
    return new AppError('UPSTREAM_PROTOCOL', `${system} refused ${endpoint} without a reason`, { cause: parsed.error });
  const [kind, detail] = parsed.data;
  const texts = textsSchema.parse(detail);
  const said = texts.filter((text) => text !== null && text !== '').join(' ');
  const cause = new TrytonRefusal(kind, said);
  switch (kind) {
    case 'UserError':
      return new AppError('UPSTREAM_REJECTED', `${system} refused ${endpoint}: ${said}`, { cause });
    case 'UserWarning': {
      const [name = '', ...words] = texts;
      const nextStep = `Accept the warning "${name ?? ''}" for good as the connection's user in ${system}, if it is meant.`;
      return new AppError('UPSTREAM_REJECTED', `${system} asks back on ${endpoint}: ${words.join(' ')}`, {
        cause,
        nextStep,
      });
    }
    case 'LoginException':
      return new AppError('UPSTREAM_REJECTED', `${system} does not let the configured user in`, {
        cause,
        nextStep: `Check the credentials configured for ${system}.`,
      });
    case 'ConcurrencyException':
      return new AppError('UPSTREAM_UNAVAILABLE', `${system}: somebody else changed the record of ${endpoint}`, {
        cause,
        retryAfterMs: 100,
        nextStep: 'Send it again; what is there now is read first.',
      });
    default:
      return CROSSED.test(kind)
        ? new AppError('UPSTREAM_UNAVAILABLE', `${system} had too many changes of ${endpoint} at once`, {
            cause,
            retryAfterMs: 500,
          })
        : new AppError('UPSTREAM_PROTOCOL', `${system} failed in ${endpoint}: ${kind.trim().slice(0, 300)}`, { cause });
  }
};

/** Whether a write was refused because the record is no longer as it was read. */
export const isStale = (error: unknown): boolean =>
  error instanceof AppError && error.cause instanceof TrytonRefusal && error.cause.kind === 'ConcurrencyException';
