// The one way out of the house: every call of every adapter to an outside system goes through here. In: a request and
// what the caller hands down (signal, deadline, lane). Out: the answer as text, or one typed error. In this order a call
// passes: its endpoint's circuit (circuits.ts), a slot of its lane (bulkheads.ts), the system's quota (quota/), the
// socket (send-once.ts); what may be repeated is (repetition.ts). When the system is gone, callers get
// UPSTREAM_UNAVAILABLE at once, not a hanging call.
import { Pool } from 'undici';
import { openDeadline } from '../request/deadline.ts';
import { withSpan } from '../telemetry/tracing.ts';
import { createBulkheads } from './bulkheads.ts';
import { createCircuits } from './circuits.ts';
import { failureOf, rejectionOf } from './failure.ts';
import { DEFAULT_LANE, type Lane } from './lane.ts';
import type {
  OutboundCall,
  OutboundOptions,
  OutboundRequest,
  OutboundResponse,
  OutboundStates,
} from './outbound-request.ts';
import { waitForQuota } from './quota/wait-for-quota.ts';
import { createRepetition } from './repetition.ts';
import { sendOnce } from './send-once.ts';

/** Calls of one outside system. */
export interface Outbound {
  /**
   * Sends one request. Resolves with any 2xx or 304 answer and with the statuses the request accepts; rejects with
   * UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE, UPSTREAM_THROTTLED, UPSTREAM_REJECTED (4xx), UPSTREAM_PROTOCOL,
   * DEADLINE_EXCEEDED or CANCELLED. Reads, what has an idempotency key and what is said to be repeatable are repeated;
   * others never are.
   */
  request(request: OutboundRequest, call: OutboundCall): Promise<OutboundResponse>;
  /** How the circuits of its endpoints and its lanes stand. */
  states(): OutboundStates;
  /** Closes the sockets; calls under way are cut off. */
  close(): Promise<void>;
}

const DEFAULTS = {
  timeoutMs: 10_000,
  maxAttempts: 4,
  backoffBaseMs: 200,
  backoffCapMs: 5_000,
  maxConcurrent: 12,
  maxWaiting: 2_000,
  breakerFailures: 10,
  breakerThrottles: 20,
  breakerOpenMs: 3_000,
  maxAnswerBytes: 64 * 1024 * 1024,
};

/** For how much longer than the call may take its place in the quota is kept when nobody gives it back. */
const LEASE_MARGIN_MS = 5_000;

/** What a timer can hold. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Builds the way to one system. Opens no socket until the first call. */
export const createOutbound = (given: OutboundOptions): Outbound => {
  const options = { ...DEFAULTS, random: Math.random, now: Date.now, ...given };
  const { system, now } = options;
  const base = new URL(options.baseUrl);
  const pool = new Pool(base.origin, {
    connections: options.maxConcurrent,
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: options.timeoutMs,
  });
  const bulkheads = createBulkheads(options.maxConcurrent, options.maxWaiting);
  const circuits = createCircuits({
    system,
    failures: options.breakerFailures,
    throttles: options.breakerThrottles,
    openMs: options.breakerOpenMs,
    onChange: (circuit) => options.onCircuit?.({ system, ...circuit }),
  });
  const repeat = createRepetition(options);
  const states = (): OutboundStates => ({ circuits: circuits.readings(), lanes: bulkheads.readings() });
  options.onOpened?.({ system, states });

  const send = async (
    request: OutboundRequest,
    call: OutboundCall,
    seen: (status: number) => void,
  ): Promise<OutboundResponse> => {
    try {
      const answer = await sendOnce(pool, base, options, request, call);
      seen(answer.status);
      const rejection = rejectionOf(system, request, answer);
      if (rejection !== null) throw rejection;
      return answer;
    } catch (error) {
      throw failureOf(system, error, call, now());
    }
  };

  /** Waits for a slot of the lane and then for the quota; `releases` gets what frees each. Gives what the quota has left. */
  const waitForTurn = async (call: OutboundCall, lane: Lane, releases: (() => void)[]): Promise<number | null> => {
    releases.push(await bulkheads.enter(lane, call.signal));
    if (options.quota == null) return null;
    const { signal, deadlineAt } = call;
    const leaseMs = Math.min(options.timeoutMs, deadlineAt - now()) + LEASE_MARGIN_MS;
    const { release, remaining } = await waitForQuota(
      options.quota,
      { system, lane, leaseMs, deadlineAt, signal },
      options,
    );
    releases.push(release);
    return remaining ?? null;
  };

  const attemptOnce = async (
    request: OutboundRequest,
    call: OutboundCall,
    attempt: number,
  ): Promise<OutboundResponse> => {
    const { endpoint } = request;
    const lane = call.lane ?? DEFAULT_LANE;
    const queuedAt = now();
    let startedAt = queuedAt;
    let status: number | null = null;
    let sent = false;
    const releases: (() => void)[] = [];
    const observe = (errorCode: string | null): void => {
      const times = { waitMs: startedAt - queuedAt, durationMs: now() - startedAt };
      const client = call.account?.client ?? null;
      options.observe?.({ system, endpoint, lane, client, sent, status, errorCode, attempt, ...times });
    };
    try {
      circuits.check(endpoint);
      const remaining = await waitForTurn(call, lane, releases).finally(() => (startedAt = now()));
      const response = await circuits.run(endpoint, () => {
        sent = true;
        call.account?.sent(system, remaining);
        return send(request, call, (seen) => (status = seen));
      });
      observe(null);
      return response;
    } catch (error) {
      const failure = failureOf(system, error, call, now());
      observe(failure.code);
      throw failure;
    } finally {
      for (const release of releases) release();
    }
  };

  return {
    async request(request, call) {
      const timeoutMs = Math.min(LONGEST_TIMER_MS, Math.max(0, call.deadlineAt - now()));
      const deadline = openDeadline({ parent: call.signal, timeoutMs });
      const bounded = { ...call, signal: deadline.signal };
      const attributes = {
        'peer.service': system,
        'http.request.method': request.method,
        lane: call.lane ?? DEFAULT_LANE,
      };
      try {
        return await repeat(request, bounded, (attempt) =>
          withSpan(`${system} ${request.endpoint}`, { kind: 'CLIENT', attributes: { ...attributes, attempt } }, () =>
            attemptOnce(request, bounded, attempt),
          ),
        );
      } finally {
        deadline.close();
      }
    },
    states,
    close: () => pool.destroy(),
  };
};
