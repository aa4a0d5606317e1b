// Circuit breakers, one for each endpoint of a system. CLOSED: calls pass and failures are counted (endpoint-health.ts).
// Too many: OPEN, calls fail at once, for `openMs` or as long as the system asked with Retry-After. Then one call goes
// out as the probe: HALF_OPEN, all others still fail at once. It succeeds: CLOSED. It fails, or its caller leaves before
// anything is known: OPEN again. An endpoint that is down leaves the others of its system alone.
import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  DelegateBackoff,
  handleWhen,
  type IHalfOpenAfterBackoffContext,
} from 'cockatiel';
import { AppError, toAppError } from '../errors/app-error.ts';
import { EndpointHealth, type Verdict, verdictOf } from './endpoint-health.ts';

/** How the circuit of one endpoint stands. */
export interface CircuitReading {
  readonly endpoint: string;
  readonly state: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  /** Milliseconds since the Unix epoch at which it came to stand so. */
  readonly since: number;
  /** From when on one call may go out to see whether it answers again; `null` unless it is OPEN. */
  readonly probeAt: number | null;
}

export interface CircuitOptions {
  readonly system: string;
  /** Failures in a row that open a circuit. */
  readonly failures: number;
  /** Refusals for quota (429) in a row that open one. */
  readonly throttles: number;
  /** Milliseconds until a probe is sent; longer when the system asked for more. */
  readonly openMs: number;
  readonly onChange: (reading: CircuitReading) => void;
}

export interface Circuits {
  /** Throws UPSTREAM_UNAVAILABLE while the endpoint is left alone: asked before anything is spent on a call. */
  check(endpoint: string): void;
  /** Runs one call, which throws AppErrors, unless the endpoint is left alone; then it rejects as `check` throws. */
  run<T>(endpoint: string, call: () => Promise<T>): Promise<T>;
  /** The endpoints called so far. */
  readings(): readonly CircuitReading[];
}

const STATES = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Isolated]: 'OPEN', // nobody isolates one
} as const;

/** A call that ended badly, and what that says of the endpoint. */
class CallFailure extends Error {
  readonly failure: AppError;
  readonly verdict: Verdict;

  constructor(failure: AppError, verdict: Verdict) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.verdict = verdict;
  }
}

interface Circuit {
  readonly policy: CircuitBreakerPolicy;
  readonly health: EndpointHealth;
  reading: CircuitReading;
  /** Milliseconds since the Unix epoch from which on a probe may go out. */
  probeAt: number;
}

/** Builds the circuits of one system; each endpoint's begins closed when it is first called. */
export const createCircuits = ({ system, failures, throttles, openMs, onChange }: CircuitOptions): Circuits => {
  const circuits = new Map<string, Circuit>();

  const openCircuit = (endpoint: string): Circuit => {
    const health = new EndpointHealth(failures, throttles);
    // The probe whose caller left has shown nothing: as long as one is under way, anything but an answer counts.
    const counts = (error: Error): boolean =>
      error instanceof CallFailure && (error.verdict !== 'NOTHING' || policy.state === CircuitState.HalfOpen);
    const halfOpenAfter = new DelegateBackoff(({ result }: IHalfOpenAfterBackoffContext) => {
      const reason = 'error' in result && result.error instanceof CallFailure ? result.error.failure : null;
      const pauseMs = Math.max(openMs, reason?.retryAfterMs ?? 0);
      circuit.probeAt = Date.now() + pauseMs;
      return pauseMs;
    });
    const policy = circuitBreaker(handleWhen(counts), { halfOpenAfter, breaker: health });
    const circuit: Circuit = {
      policy,
      health,
      reading: { endpoint, state: 'CLOSED', since: Date.now(), probeAt: null },
      probeAt: 0,
    };
    policy.onStateChange((state) => {
      const probeAt = state === CircuitState.Open ? circuit.probeAt : null;
      circuit.reading = { endpoint, state: STATES[state], since: Date.now(), probeAt };
      onChange(circuit.reading);
    });
    circuits.set(endpoint, circuit);
    return circuit;
  };

  const circuitOf = (endpoint: string): Circuit => circuits.get(endpoint) ?? openCircuit(endpoint);

  const refusalOf = (endpoint: string, probeAt: number): AppError =>
    new AppError(
      'UPSTREAM_UNAVAILABLE',
      `${system} has not answered ${endpoint} lately and is left alone for a moment`,
      { cause: new BrokenCircuitError(), retryAfterMs: Math.max(0, probeAt - Date.now()) },
    );

  const check = (endpoint: string): void => {
    const { policy, probeAt } = circuitOf(endpoint);
    // Left to itself the library has callers wait for the probe, past their own deadlines.
    const isProbing = policy.state === CircuitState.HalfOpen;
    if (isProbing || (policy.state === CircuitState.Open && Date.now() < probeAt)) throw refusalOf(endpoint, probeAt);
  };

  return {
    check,
    async run(endpoint, call) {
      check(endpoint);
      const { policy, health } = circuitOf(endpoint);
      const startedAt = Date.now();
      try {
        const outcome = await policy.execute(async () => {
          try {
            return { value: await call() };
          } catch (thrown) {
            const failure = toAppError(thrown);
            const verdict = verdictOf(failure, Date.now() - startedAt);
            if (verdict === 'WELL') return { failure };
            health.note(verdict);
            throw new CallFailure(failure, verdict);
          }
        });
        if ('failure' in outcome) throw outcome.failure;
        return outcome.value;
      } catch (thrown) {
        if (thrown instanceof CallFailure) throw thrown.failure;
        throw thrown instanceof BrokenCircuitError ? refusalOf(endpoint, circuitOf(endpoint).probeAt) : thrown;
      }
    },
    readings: () => [...circuits.values()].map(({ reading }) => reading),
  };
};
