import type { OutboundCommand } from '@distribution/model/operations/outbound';
import type { OutboundOutcome } from '@distribution/model/operations/outbound-work';
import { type AppError, toAppError } from '@distribution/platform/errors/app-error';
import { backOffMs } from '../failure.ts';

/** How long and how often a command is tried before it is left to a person. */
export interface OutboundPatience {
  /** Milliseconds: the first wait is at random up to this, and each further one up to twice the one before. */
  readonly backOffFirstMs: number;
  readonly backOffLongestMs: number;
  /** Sendings and look-ups together. */
  readonly mostTurns: number;
}

/** Codes after which it is certain that nothing was done: refused before, or by the system itself. */
const isRefusal = ({ code, fault }: AppError): boolean => code === 'UPSTREAM_REJECTED' || fault === 'CALLER';

/**
 * What a failure of a turn means. Refused: REJECTED. Turned away before it was looked at (a quota): QUEUED. Anything else
 * may have happened all the same, so it is UNKNOWN and will be looked up. A failed look-up says nothing of the command.
 */
export const outcomeOf = (
  thrown: unknown,
  during: 'SENDING' | 'LOOKING_UP',
  { attempts, lookups }: Pick<OutboundCommand, 'attempts' | 'lookups'>,
  patience: OutboundPatience,
  random: () => number = Math.random,
): OutboundOutcome => {
  const error = toAppError(thrown);
  const said = { errorCode: error.code, errorMessage: error.message };
  if (during === 'SENDING' && isRefusal(error)) return { state: 'REJECTED', ...said };
  const turns = attempts + lookups;
  const retryAfterMs = backOffMs(Math.max(1, turns), error, patience, random);
  if (during === 'SENDING' && error.code === 'UPSTREAM_THROTTLED') return { state: 'QUEUED', ...said, retryAfterMs };
  return { state: 'UNKNOWN', ...said, retryAfterMs: turns >= patience.mostTurns ? null : retryAfterMs };
};
