import { wasLost } from './call-failure.ts';
import { ExchangeFailure, type Received } from './exchange.ts';

/** Statuses that say: not now. Proxies send them as well as subgraphs. */
const NOT_NOW = new Set([429, 502, 503, 504]);

const BASE_MS = 50;
const CAP_MS = 1_000;

/** An answer with data is one, whatever its status says. */
const holdsData = (text: string): boolean => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'data' in body && body.data !== null;
  } catch {
    return false; // a proxy's page
  }
};

/** Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"). */
const backoff = (attempt: number, random: () => number): number =>
  Math.ceil(random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));

/**
 * Milliseconds to wait before a query is sent again, or `null` when it is not to be: only what was not connected, was
 * put off (429, 502, 503, 504) or was lost on a connection that ended without a byte. The last happens when a subgraph
 * closes an idle connection at the moment it is used, so it is tried again at once, and only once.
 */
export const pauseBeforeRetry = (
  outcome: Received | ExchangeFailure,
  attempt: number,
  random: () => number,
): number | null => {
  if (outcome instanceof ExchangeFailure) {
    const lost = wasLost(outcome);
    if (lost === 'RESET') return attempt === 1 ? 0 : null;
    return lost === 'UNSENT' ? backoff(attempt, random) : null;
  }
  if (!NOT_NOW.has(outcome.status) || holdsData(outcome.text)) return null;
  return (outcome.retryAfterMs ?? 0) + backoff(attempt, random);
};
