// What groups of one topic read the log through. In: the log. Out: pages of events after a position, from memory where
// they were read a moment ago. It reads on only when somebody wants more, and waits at the head.
//   idle → (wanted) → reading → page: kept, told → idle … ; nothing new → waiting for the bell or the poll → reading
import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import { toAppError } from '@distribution/platform/errors/app-error';
import type { EventLogReader, LogPosition } from '@distribution/platform/event-log/event-log';
import { TopicEvent } from './topic-event.ts';

const PAGE = 256;
/** The bell is a hint: the log is looked at by itself this often. */
const POLL_MS = 1_000;

/** Events after a position in order, and how far the log was looked through for them. */
export interface TopicPage {
  readonly events: readonly TopicEvent[];
  readonly scannedTo: number;
}

export interface FeedListener {
  /** The log went on, with so many events of the topic. */
  advanced(events: number): void;
  /** The log cannot be read from where the feed is: it was trimmed past it, or is another one. */
  failed(error: unknown): void;
  /** The log is away for a while; the feed waits. */
  unavailable(error: unknown): void;
}

export interface FeedParts {
  readonly log: EventLogReader;
  readonly cursors: CursorSealer;
  readonly eventsKept: number;
}

export class TopicFeed {
  readonly topic: string;
  readonly generation: string;
  /** How far the log was looked through. */
  scannedTo: number;
  readonly #parts: FeedParts;
  readonly #listener: FeedListener;
  /** The newest events; everything of the topic after `#keptFrom` is among them. */
  #events: TopicEvent[] = [];
  #keptFrom: number;
  #wanted = false;
  #reading = false;
  #rung = false;
  #closed = false;
  #poll: NodeJS.Timeout | null = null;
  readonly #unsubscribe: () => void;

  constructor(topic: string, from: LogPosition, parts: FeedParts, listener: FeedListener) {
    this.topic = topic;
    this.generation = from.generation;
    this.scannedTo = from.position;
    this.#keptFrom = from.position;
    this.#parts = parts;
    this.#listener = listener;
    this.#unsubscribe = parts.log.onAppend(() => this.#ring());
  }

  /** Events after a position that memory holds; `null` where it does not reach back so far. */
  recent(after: number, limit: number): TopicPage | null {
    if (after < this.#keptFrom) return null;
    const events = this.#events;
    let [low, high] = [0, events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (events[middle]!.position <= after)
        low = middle + 1; // inside of the list
      else high = middle;
    }
    const page = events.slice(low, low + limit);
    const isWhole = low + page.length === events.length;
    return { events: page, scannedTo: isWhole ? Math.max(this.scannedTo, after) : page.at(-1)!.position }; // not whole: not empty
  }

  /** Events after a position, from memory or the log. Rejects with what the log says. */
  async read(after: number, limit: number): Promise<TopicPage> {
    const known = this.recent(after, limit);
    if (known) return known;
    const { log, cursors } = this.#parts;
    const page = await log.read({ generation: this.generation, position: after }, limit, [this.topic]);
    return {
      events: page.events.map((event) => new TopicEvent(event, cursors)),
      scannedTo: page.scannedTo.position,
    };
  }

  /** Somebody has taken everything there is. */
  want(): void {
    this.#wanted = true;
    if (!this.#reading && this.#poll === null) void this.#readOn();
  }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    if (this.#poll) clearTimeout(this.#poll);
  }

  #ring(): void {
    this.#rung = true;
    if (this.#poll === null) return;
    clearTimeout(this.#poll);
    this.#poll = null;
    void this.#readOn();
  }

  #keep(page: readonly TopicEvent[], scannedTo: number): void {
    const { eventsKept } = this.#parts;
    this.#events.push(...page);
    // In steps, for moving the list costs its length.
    if (this.#events.length > eventsKept * 1.25) {
      const dropped = this.#events.splice(0, this.#events.length - eventsKept);
      this.#keptFrom = dropped.at(-1)!.position; // more than none
    }
    this.scannedTo = scannedTo;
  }

  async #readOn(): Promise<void> {
    const { log, cursors } = this.#parts;
    this.#reading = true;
    while (this.#wanted && !this.#closed) {
      this.#rung = false;
      let hasMoved = false;
      let found = 0;
      try {
        const page = await log.read({ generation: this.generation, position: this.scannedTo }, PAGE, [this.topic]);
        if (this.#closed) return;
        found = page.events.length;
        hasMoved = page.scannedTo.position > this.scannedTo;
        this.#keep(
          page.events.map((event) => new TopicEvent(event, cursors)),
          page.scannedTo.position,
        );
      } catch (error) {
        if (this.#closed) return;
        if (!toAppError(error).retryable) return this.#listener.failed(error);
        this.#listener.unavailable(error);
      }
      if (hasMoved) {
        this.#wanted = false;
        this.#listener.advanced(found); // wants more again
      } else if (!this.#rung) {
        this.#poll = setTimeout(() => {
          this.#poll = null;
          void this.#readOn();
        }, POLL_MS);
        break;
      }
    }
    this.#reading = false;
  }
}
