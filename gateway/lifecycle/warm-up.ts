import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnownPlans } from '../engine/prepare-operation.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { KnownOperation } from './plan-cache.ts';

/** How far a warm-up has come. */
export interface WarmProgress {
  readonly done: number;
  readonly of: number;
}

/** What a warm-up came to. `late`: not tried, because the time was up. */
export interface WarmedUp {
  readonly prepared: number;
  /** Not valid, or not to be planned, in this supergraph. */
  readonly refused: number;
  readonly late: number;
}

export interface WarmUpOptions {
  /** Milliseconds after which the rest is left cold. */
  readonly timeoutMs: number;
  readonly logger: GatewayLogger;
  /** Asked before every operation; `false` ends the warm-up. */
  readonly isWanted: () => boolean;
  readonly onProgress: (progress: WarmProgress) => void;
}

const PROGRESS_EVERY_MS = 1_000;

const firstLineOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Each once; the first stays. */
const distinct = (operations: readonly KnownOperation[]): readonly KnownOperation[] => [
  ...new Map(operations.map((each) => [`${each.operationName ?? ''}\0${each.query}`, each])).values(),
];

/**
 * Prepares operations so that their first request finds a plan. Between two of them the event loop runs: a gateway that
 * warms up for its next supergraph goes on answering with its present one. Never rejects.
 */
export const warmUp = async (
  plans: Pick<KnownPlans, 'warm'>,
  operations: readonly KnownOperation[],
  { timeoutMs, logger, isWanted, onProgress }: WarmUpOptions,
): Promise<WarmedUp> => {
  const all = distinct(operations);
  const until = performance.now() + timeoutMs;
  let toldAt = performance.now();
  let refused = 0;
  let done = 0;
  for (const operation of all) {
    if (!isWanted() || performance.now() >= until) break;
    try {
      plans.warm(operation);
    } catch (error) {
      refused += 1;
      const { operationName } = operation;
      logger.warn({ operationName, reason: firstLineOf(error) }, 'a known operation is refused by this supergraph');
    }
    done += 1;
    onProgress({ done, of: all.length });
    if (performance.now() - toldAt >= PROGRESS_EVERY_MS) {
      toldAt = performance.now();
      logger.info({ done, of: all.length }, 'preparing known operations');
    }
    await nextTurn();
  }
  return { prepared: done - refused, refused, late: all.length - done };
};
