import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import type { EventLogReader } from '@distribution/platform/event-log/event-log';

/** Where events are read, and what their positions are sealed with. */
export interface EventSource {
  readonly log: EventLogReader;
  readonly cursors: CursorSealer;
}
