import type { Clock } from '@distribution/platform/clock/clock';
import { createDoorbell } from './doorbell.ts';
import { describeFailure } from './failure.ts';
import type { SyncLogger } from './sync-options.ts';

/** What housekeeping works with. */
export interface HousekeepingOptions {
  /** Forgets what ended before the ISO instant; answers what was forgotten, for the log. */
  readonly prune: (before: string) => Promise<object>;
  /** How many days of history are kept. */
  readonly historyDays: number;
  readonly clock: Clock;
  readonly logger: SyncLogger;
  /** Milliseconds between two rounds; an hour unless told otherwise. */
  readonly intervalMs?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Forgets old history, at once and then every hour, so that a store does not grow for ever. Several processes may do it
 * beside each other: what one has forgotten the next does not find. A round that fails is logged and tried again.
 */
export const startHousekeeping = (options: HousekeepingOptions): { stop(): Promise<void> } => {
  const { prune, historyDays, clock, logger, intervalMs = HOUR_MS } = options;
  const stopping = new AbortController();
  const bell = createDoorbell();
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const before = new Date(clock.now() - historyDays * DAY_MS).toISOString();
        logger.info({ before, pruned: await prune(before) }, 'old history forgotten');
      } catch (error) {
        logger.warn({ errorCode: describeFailure(error).code, err: error }, 'old history could not be forgotten');
      }
      await bell.sleep(intervalMs, stopping.signal);
    }
  };
  const ended = live();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
};
