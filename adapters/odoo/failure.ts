import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** What Odoo said in the `error` of an answer: the exception's name and its sentence. */
export class OdooRefusal extends Error {
  override readonly name = 'OdooRefusal';
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

// `debug`, the traceback beside these, is never read: it shows paths and data.
const refusalSchema = z.object({
  message: z.string().catch(''),
  data: z.object({ name: z.string(), message: z.string().catch('') }).optional(),
});

/** PostgreSQL gave up a transaction that another one crossed; Odoo has repeated it five times by then. */
const CROSSED = /could not serialize access|deadlock detected|could not obtain lock/;

/** How much of a sentence is passed on. */
const MOST_SAID = 300;

/** The one place where Odoo's errors, which come with HTTP 200, become ours. The cause is an {@link OdooRefusal}. */
export const failureOf = (system: string, endpoint: string, error: unknown): AppError => {
  const parsed = refusalSchema.safeParse(error);
  if (!parsed.success)
    return new AppError('UPSTREAM_PROTOCOL', `${system} refused ${endpoint} without a reason`, { cause: parsed.error });
  const kind = parsed.data.data?.name ?? 'unknown';
  const said = (parsed.data.data?.message ?? parsed.data.message).trim().slice(0, MOST_SAID);
  const cause = new OdooRefusal(kind, said);
  const credentials = { cause, nextStep: `Check the credentials configured for ${system}.` };
  switch (kind) {
    case 'odoo.exceptions.AccessDenied':
    case 'odoo.http.SessionExpiredException':
      return new AppError('UPSTREAM_REJECTED', `${system} does not let the configured user in`, credentials);
    case 'odoo.exceptions.AccessError':
      return new AppError('UPSTREAM_REJECTED', `${system} does not allow ${endpoint} to the configured user`, {
        cause,
        nextStep: `Give the user the access rights for ${endpoint} in ${system}.`,
      });
    case 'odoo.exceptions.UserError':
    case 'odoo.exceptions.ValidationError':
    case 'odoo.exceptions.MissingError':
    case 'odoo.exceptions.RedirectWarning':
      return new AppError('UPSTREAM_REJECTED', `${system} refused ${endpoint}: ${said}`, { cause });
    case 'odoo.exceptions.LockError':
    case 'odoo.exceptions.ConcurrencyError':
    case 'psycopg2.errors.SerializationFailure':
    case 'psycopg2.errors.LockNotAvailable':
    case 'psycopg2.errors.DeadlockDetected':
    case 'psycopg2.OperationalError':
    case 'psycopg2.InterfaceError':
    case 'psycopg2.pool.PoolError':
      return new AppError('UPSTREAM_UNAVAILABLE', `${system} could not do ${endpoint} just now`, {
        cause,
        retryAfterMs: 500,
      });
    default:
      return CROSSED.test(said)
        ? new AppError('UPSTREAM_UNAVAILABLE', `${system} had too many changes of ${endpoint} at once`, {
            cause,
            retryAfterMs: 500,
          })
        : new AppError('UPSTREAM_PROTOCOL', `${system} failed in ${endpoint} (${kind}): ${said}`, { cause });
  }
};

/** The name of Odoo's exception behind an error; `null` when it is none of Odoo's. */
export const refusalKindOf = (error: unknown): string | null =>
  error instanceof AppError && error.cause instanceof OdooRefusal ? error.cause.kind : null;
