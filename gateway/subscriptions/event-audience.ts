import { AppError } from '@distribution/platform/errors/app-error';
import { isRestricted, type Principal } from '@distribution/platform/principal/principal';
import { valuesAt } from './event-values.ts';

/** Who hears of the events of a stream, of those that the row scope lets through: whoever one of the three names. */
export interface EventAudience {
  /** Who bears one of these roles hears of every event. */
  readonly roles: readonly string[];
  /** Where an event names roles whose bearers hear of it. */
  readonly rolePaths: readonly (readonly string[])[];
  /** Where an event names subjects of callers who hear of it. */
  readonly subjectPaths: readonly (readonly string[])[];
}

type Caller = Pick<Principal, 'kind' | 'roles' | 'subject'>;

/** Without authentication the one who asks is the one who started the process, and bears every role. */
const bears = ({ kind, roles }: Caller, role: unknown): boolean =>
  kind === 'ANONYMOUS' || (typeof role === 'string' && roles.includes(role));

/** Whether the caller hears of every event; `null` is a stream that is told to everybody. */
const hearsAll = (audience: EventAudience | null, caller: Caller): boolean =>
  audience === null || audience.roles.some((role) => bears(caller, role));

/** Whether the caller hears of an event with this payload. */
export const hears = (audience: EventAudience | null, caller: Caller, payload: unknown): boolean =>
  audience === null ||
  hearsAll(audience, caller) ||
  audience.rolePaths.some((path) => valuesAt(payload, path).some((role) => bears(caller, role))) ||
  audience.subjectPaths.some((path) => valuesAt(payload, path).includes(caller.subject));

/** Whether callers with the same rights hear of different events, by their names. */
export const isPersonal = (audience: EventAudience | null, caller: Caller): boolean =>
  audience !== null && audience.subjectPaths.length > 0 && !hearsAll(audience, caller);

/** Throws FORBIDDEN for a caller to whom no event of the stream could ever be told. */
export const requireHearer = (
  stream: {
    readonly field: string;
    readonly unrestrictedOnly: boolean;
    readonly audience: EventAudience | null;
  },
  caller: Principal,
): void => {
  const { field, unrestrictedOnly, audience } = stream;
  if (unrestrictedOnly && isRestricted(caller))
    throw new AppError('FORBIDDEN', `"${field}" is told only to callers who may see every row.`);
  if (audience === null || hearsAll(audience, caller)) return;
  if (audience.rolePaths.length + audience.subjectPaths.length > 0) return;
  throw new AppError('FORBIDDEN', `"${field}" is told only to callers with the role ${audience.roles.join(' or ')}.`);
};
