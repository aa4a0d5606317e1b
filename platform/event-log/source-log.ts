import type { LoggedEvent } from './event-log.ts';

/** An event that comes from elsewhere, before it has a place in the log. `payload` is JSON text. */
export type SourceEvent = Pick<LoggedEvent, 'topic' | 'key' | 'owner' | 'occurredAt' | 'payload'>;

/** Where the one who follows a topic's source stands: what it appended last, and where the log was then. */
export interface SourcePosition {
  /** No event of the topic may be behind this position but by the one who stands here. */
  readonly position: number;
  /** Payload of the topic's last event; `null` when there is none or it is no longer kept. */
  readonly payload: string | null;
}

/** The writer's side of the event log for topics that are followed elsewhere. */
export interface SourceLog {
  /** Runs the work while no other process follows the topic; `null` when another does. A lost lease aborts the signal. */
  withLease<T>(topic: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
  /** Where the topic's follower goes on. */
  last(topic: string): Promise<SourcePosition>;
  /**
   * Appends events of the topic, all or none, and answers where that leaves its follower; `null`, and nothing appended,
   * when somebody else has appended to it since: whoever gets that has lost the lease and did not know.
   */
  append(topic: string, events: readonly SourceEvent[], since: SourcePosition): Promise<SourcePosition | null>;
}
