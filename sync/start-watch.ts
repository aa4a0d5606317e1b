import type { Watch } from '@distribution/model/operations/watch';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { Clock } from '@distribution/platform/clock/clock';
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';
import { createDoorbell } from './doorbell.ts';
import { describeFailure } from './failure.ts';
import type { SyncLogger } from './sync-options.ts';

/** What the watch works with. */
export interface WatchOptions {
  readonly watch: Watch;
  readonly clock: Clock;
  readonly logger: SyncLogger;
  /** Milliseconds between two looks; 15 seconds unless told otherwise. */
  readonly intervalMs?: number;
}

const INTERVAL_MS = 15_000;
/** Gateways write reads down within seconds; who read until a value was put right is known after this. */
const READS_WRITTEN_MS = 5_000;

/**
 * Watches what is counted minute by minute. Of all processes that do so one works at a time; when it ends or loses its
 * lease, another takes over and goes on where it stood. A round that fails is logged and done again.
 */
export const startWatch = (options: WatchOptions): { stop(): Promise<void> } => {
  const { watch, clock, logger, intervalMs = INTERVAL_MS } = options;
  const stopping = new AbortController();
  const bell = createDoorbell();
  const rounds: readonly (readonly [string, (now: Instant) => Promise<unknown>])[] = [
    ['latencies', (now) => watch.tellLatencies(now)],
    ['readers', (now) => watch.tellReaders(now, READS_WRITTEN_MS)],
    ['services', (now) => watch.countServices(now)],
    ['alerts', (now) => watch.tellServiceLevels(now)],
  ];
  const complain = (round: string, error: unknown): void =>
    logger.warn({ round, errorCode: describeFailure(error).code, err: error }, 'a round of the watch failed');
  const work = async (ending: AbortSignal): Promise<void> => {
    while (!ending.aborted) {
      for (const [name, round] of rounds)
        if (!ending.aborted) await round(instantOf(clock.now())).catch((error: unknown) => complain(name, error));
      await bell.sleep(intervalMs, ending);
    }
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await watch
        .withLease((lease) => withLinkedSignal([stopping.signal, lease], work))
        .catch((error: unknown) => complain('lease', error));
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
