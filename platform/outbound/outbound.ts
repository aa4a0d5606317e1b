// The one way out of the house: every call of every adapter to an outside system goes through here. In: a request and
// what the caller hands down (signal, deadline, priority). Out: the answer as text, or one typed error. It bounds how
// many calls run at once, gives each a deadline that closes its socket, repeats what may be repeated, and stops asking a
// system that is down for a while. When the system is gone, callers get UPSTREAM_UNAVAILABLE at once, not a hanging call.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { Pool } from 'undici';
import { AppError } from '../errors/app-error.ts';
import { Admission } from './admission.ts';
import { failureOf, rejectionOf } from './failure.ts';
import type {
  OutboundCall,
  OutboundObservation,
  OutboundOptions,
  OutboundRequest,
  OutboundResponse,
} from './outbound-request.ts';
import { sendOnce } from './send-once.ts';

/** Calls of one outside system. */
export interface Outbound {
  /**
   * Sends one request. Resolves with any 2xx or 304 answer and with the statuses the request accepts; rejects with
   * UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE, UPSTREAM_THROTTLED, UPSTREAM_REJECTED (4xx), UPSTREAM_PROTOCOL,
   * DEADLINE_EXCEEDED or CANCELLED. Reads and requests with an idempotency key are repeated; others never are.
   */
  request(request: OutboundRequest, call: OutboundCall): Promise<OutboundResponse>;
  /** Closes the sockets; calls under way are cut off. */
  close(): Promise<void>;
}

const DEFAULTS = {
  timeoutMs: 10_000,
  maxAttempts: 4,
  backoffBaseMs: 200,
  backoffCapMs: 5_000,
  maxConcurrent: 8,
  maxWaiting: 2_000,
  breakerFailures: 10,
  breakerOpenMs: 3_000,
  maxAnswerBytes: 64 * 1024 * 1024,
};

/** Failures that say the system is not there; only these count against it. */
const meansDown = (error: Error): boolean =>
  error instanceof AppError && (error.code === 'UPSTREAM_UNAVAILABLE' || error.code === 'UPSTREAM_TIMEOUT');

const isRepeatable = (request: OutboundRequest): boolean =>
  request.method === 'GET' || request.method === 'HEAD' || request.idempotencyKey !== undefined;

/** Builds the way to one system. Opens no socket until the first call. */
export const createOutbound = (given: OutboundOptions): Outbound => {
  const options = { ...DEFAULTS, random: Math.random, now: Date.now, ...given };
  const base = new URL(options.baseUrl);
  const pool = new Pool(base.origin, {
    connections: options.maxConcurrent,
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: options.timeoutMs,
  });
  const admission = new Admission(options.maxConcurrent, options.maxWaiting);
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleWhen(meansDown), {
    halfOpenAfter: options.breakerOpenMs,
    breaker: new ConsecutiveBreaker(options.breakerFailures),
  });

  const observe = (
    request: OutboundRequest,
    startedAt: number,
    attempt: number,
    outcome: Pick<OutboundObservation, 'status' | 'errorCode'>,
  ): void =>
    options.observe?.({
      system: options.system,
      endpoint: request.endpoint,
      durationMs: options.now() - startedAt,
      attempt,
      ...outcome,
    });

  const attemptOnce = async (
    request: OutboundRequest,
    call: OutboundCall,
    attempt: number,
  ): Promise<OutboundResponse> => {
    const release = await admission.enter(call.priority ?? 0, call.signal).catch((error: unknown) => {
      throw failureOf(options.system, error, call, options.now());
    });
    const startedAt = options.now();
    let status: number | null = null;
    try {
      const response = await breaker.execute(async () => {
        const answer = await sendOnce(pool, base, options, request, call);
        status = answer.status;
        const rejection = rejectionOf(options.system, request, answer);
        if (rejection !== null) throw rejection;
        return answer;
      });
      observe(request, startedAt, attempt, { status, errorCode: null });
      return response;
    } catch (error) {
      const failure = toFailure(error, call);
      observe(request, startedAt, attempt, { status, errorCode: failure.code });
      throw failure;
    } finally {
      release();
    }
  };

  const toFailure = (error: unknown, call: OutboundCall): AppError =>
    error instanceof BrokenCircuitError
      ? new AppError(
          'UPSTREAM_UNAVAILABLE',
          `${options.system} has not answered lately and is left alone for a moment`,
          { cause: error, retryAfterMs: options.breakerOpenMs },
        )
      : failureOf(options.system, error, call, options.now());

  /** Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"), never sooner than the system asked for. */
  const waitFor = (attempt: number, error: AppError): number => {
    const ceiling = Math.min(options.backoffCapMs, options.backoffBaseMs * 2 ** (attempt - 1));
    return Math.ceil((error.retryAfterMs ?? 0) + options.random() * ceiling);
  };

  return {
    request: async (request, call) => {
      setMaxListeners(0, call.signal); // one caller may have a whole batch of calls under way
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await attemptOnce(request, call, attempt);
        } catch (error) {
          if (!(error instanceof AppError) || attempt >= options.maxAttempts || !isRepeatable(request)) throw error;
          if (!error.retryable || error.code === 'CANCELLED' || error.code === 'DEADLINE_EXCEEDED') throw error;
          if (error.cause instanceof BrokenCircuitError) throw error;
          const waitMs = waitFor(attempt, error);
          if (options.now() + waitMs >= call.deadlineAt) throw error; // waiting would outlive the caller
          await sleep(waitMs, undefined, { signal: call.signal }).catch((cause: unknown) => {
            throw failureOf(options.system, cause, call, options.now());
          });
        }
      }
    },
    close: () => pool.destroy(),
  };
};
