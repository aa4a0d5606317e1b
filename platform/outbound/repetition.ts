import { setTimeout as sleep } from 'node:timers/promises';
import { BrokenCircuitError } from 'cockatiel';
import { AppError } from '../errors/app-error.ts';
import { failureOf } from './failure.ts';
import type { OutboundCall, OutboundRequest } from './outbound-request.ts';
import { QuotaShort } from './quota/wait-for-quota.ts';
import { createRetryBudget } from './retry-budget.ts';

/** When a call is sent again. */
export interface RepetitionRules {
  readonly system: string;
  readonly maxAttempts: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly now: () => number;
}

/** Runs attempts, numbered from 1, until one succeeds or another makes no sense; then rejects with the last failure. */
export type Repetition = <T>(
  request: OutboundRequest,
  call: OutboundCall,
  attemptOnce: (attempt: number) => Promise<T>,
) => Promise<T>;

/** Reads, writes under a key that makes them one write however often they arrive, and what is said to be harmless. */
const isRepeatable = ({ method, idempotencyKey, repeatable }: OutboundRequest): boolean =>
  method === 'GET' || method === 'HEAD' || idempotencyKey !== undefined || repeatable === true;

/** Whether the same call may fare better. Circuit and quota have said for how long not; the caller's own end is final. */
const mayPass = (error: AppError): boolean =>
  error.retryable &&
  error.code !== 'CANCELLED' &&
  error.code !== 'DEADLINE_EXCEEDED' &&
  !(error.cause instanceof BrokenCircuitError) &&
  !(error.cause instanceof QuotaShort);

/** Builds the repetition of one system's calls, which share one budget. */
export const createRepetition = (rules: RepetitionRules): Repetition => {
  const budget = createRetryBudget();

  /** Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"), never sooner than the system asked for. */
  const pauseAfter = (attempt: number, error: AppError): number => {
    const ceiling = Math.min(rules.backoffCapMs, rules.backoffBaseMs * 2 ** (attempt - 1));
    return Math.ceil((error.retryAfterMs ?? 0) + rules.random() * ceiling);
  };

  return async (request, call, attemptOnce) => {
    budget.countCall();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(attempt);
      } catch (error) {
        if (!(error instanceof AppError) || !mayPass(error)) throw error;
        if (attempt >= rules.maxAttempts || !isRepeatable(request)) throw error;
        const pauseMs = pauseAfter(attempt, error);
        if (rules.now() + pauseMs >= call.deadlineAt) throw error; // waiting would outlive the caller
        if (!budget.take()) throw error;
        await sleep(pauseMs, undefined, { signal: call.signal }).catch((cause: unknown) => {
          throw failureOf(rules.system, cause, call, rules.now());
        });
      }
    }
  };
};
