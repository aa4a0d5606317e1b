import type { EventLogReader, LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import { toAppError } from '@distribution/platform/errors/app-error';

const PAGE = 64;
/** The bell is a hint: readers look by themselves this often. */
const POLL_MS = 1_000;

/** Waits for the bell, the poll interval or the end, whichever is first. */
const createBell = (log: EventLogReader, signal: AbortSignal) => {
  let rung = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    rung = true;
    wake?.();
  };
  const unsubscribe = log.onAppend(ring);
  signal.addEventListener('abort', ring, { once: true });
  return {
    /** To be called before reading, so that what is appended meanwhile is not waited for. */
    reset() {
      rung = false;
    },
    wait: () =>
      new Promise<void>((resolve) => {
        if (rung || signal.aborted) return resolve();
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    close() {
      unsubscribe();
      signal.removeEventListener('abort', ring);
    },
  };
};

/**
 * Events of one topic after a position, as they are asked for: a page at a time, nothing ahead of the consumer but
 * that page. Waits at the head. `null` says that the log was looked at and had nothing new. A log that is unreachable
 * for a while is waited for; a position it cannot go on from ends with the log's error.
 */
export async function* readEvents(
  log: EventLogReader,
  topic: string,
  after: LogPosition,
  signal: AbortSignal,
  onUnavailable: (error: unknown) => void,
): AsyncGenerator<LoggedEvent | null, void> {
  const bell = createBell(log, signal);
  let position = after;
  try {
    while (!signal.aborted) {
      bell.reset();
      let page: Awaited<ReturnType<EventLogReader['read']>>;
      try {
        page = await log.read(position, PAGE, [topic]);
      } catch (error) {
        if (!toAppError(error).retryable) throw error;
        onUnavailable(error);
        await bell.wait();
        continue;
      }
      for (const event of page.events) {
        if (signal.aborted) return;
        yield event;
      }
      const moved = page.scannedTo.position > position.position;
      position = page.scannedTo;
      if (moved) continue;
      yield null;
      await bell.wait();
    }
  } finally {
    bell.close();
  }
}
