import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import type { LoggedEvent } from '@distribution/platform/event-log/event-log';

const parsePayload = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told as a field that the event does not carry
  }
};

/** An event as groups share it: its payload is parsed and its cursor sealed once. */
export class TopicEvent {
  readonly logged: LoggedEvent;
  readonly recordedAtMs: number;
  readonly #cursors: CursorSealer;
  #payload: { readonly value: unknown } | null = null;
  #cursor: string | null = null;

  constructor(logged: LoggedEvent, cursors: CursorSealer) {
    this.logged = logged;
    this.recordedAtMs = Date.parse(logged.recordedAt);
    this.#cursors = cursors;
  }

  get position(): number {
    return this.logged.position;
  }

  /** Shared: not to be changed. `undefined` when it cannot be read. */
  get payload(): unknown {
    return (this.#payload ??= { value: parsePayload(this.logged.payload) }).value;
  }

  get cursor(): string {
    return (this.#cursor ??= sealLogPosition(this.#cursors, this.logged));
  }
}
