/**
 * The relay reads the event log in every process and tells this process's caches and guards what is no longer true.
 * In: the event log. Out: calls of the handlers, in the order of the log, each event at least once.
 * When the store is down it waits and goes on from where it was; when the log was replaced (a restored database) or cut
 * beyond its position, everything is invalidated and it goes on from the head.
 */
import { toAppError } from '@distribution/platform/errors/app-error';
import type { EventLogReader, LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import { createDoorbell } from './doorbell.ts';
import type { SyncLogger } from './sync-options.ts';

/** What the relay works with. */
export interface RelayOptions {
  readonly log: EventLogReader;
  /** What to do with the events of a topic; topics without a handler are passed over. */
  readonly handlers: Readonly<Record<string, (event: LoggedEvent) => Promise<void>>>;
  /** Forgets everything that any event could have made untrue. */
  readonly invalidateAll: () => Promise<void>;
  readonly logger: SyncLogger;
  /**
   * How many of the last events are gone through again at start, since a process that was killed may have left a shared
   * cache behind the log. Handlers only forget, so a repetition costs a reload.
   */
  readonly replay?: number;
  /** The longest wait between two looks at the log when its bell stays silent, in milliseconds. */
  readonly pollMs?: number;
}

/** A running relay. */
export interface Relay {
  /** The place up to which everything has been handled. */
  position(): LogPosition;
  stop(): Promise<void>;
}

const PAGE = 500;
const LOST = new Set(['CURSOR_EXPIRED', 'CURSOR_FOREIGN']);

/** Starts at the head less `replay`; rejects when the log cannot be read at start. */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const { log, handlers, invalidateAll, logger, replay = 1_000, pollMs = 1_000 } = options;
  const topics = Object.keys(handlers);
  const [head, floor] = await Promise.all([log.head(), log.floor()]);
  let position: LogPosition = { ...head, position: Math.max(floor.position, head.position - replay) };
  const stopping = new AbortController();
  const bell = createDoorbell();
  const unsubscribe = log.onAppend(bell.ring);

  const handle = async (event: LoggedEvent): Promise<void> => {
    try {
      await handlers[event.topic]?.(event);
    } catch (error) {
      // One event that cannot be handled must not stop the news: forgetting everything is always safe.
      logger.error({ err: error, topic: event.topic, position: event.position }, 'event not handled, caches emptied');
      await invalidateAll();
    }
  };
  const step = async (): Promise<boolean> => {
    const { events, scannedTo } = await log.read(position, PAGE, topics);
    for (const event of events) await handle(event);
    const moved = scannedTo.position > position.position;
    position = scannedTo;
    return moved;
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if (await step()) continue;
      } catch (error) {
        const { code } = toAppError(error);
        logger.warn({ err: error, errorCode: code }, 'relay could not read the event log');
        if (LOST.has(code)) {
          const now = await log.head().catch(() => null);
          if (now !== null) {
            await invalidateAll().catch(() => undefined);
            position = now;
          }
        }
      }
      await bell.sleep(pollMs, stopping.signal);
    }
  };
  const ended = live();
  return {
    position: () => position,
    stop: async () => {
      stopping.abort();
      unsubscribe();
      await ended;
    },
  };
};
