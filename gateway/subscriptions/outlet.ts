import type { LogPosition } from '@distribution/platform/event-log/event-log';
import type { GraphQLError } from 'graphql';

/** One payload of a subscription, made once for everybody who gets it. */
export interface Frame {
  /** Where the subscription stands behind it. */
  readonly position: LogPosition;
  readonly cursor: string;
  /** UTF-8 JSON of the GraphQL result: `errors`, `data`, `extensions.cursor`. */
  readonly bytes: Buffer;
}

/** How a subscription ends: `errors` are formatted, none when it was served to its end; the client goes on from `cursor`. */
export interface SubscriptionEnd {
  readonly errors: readonly GraphQLError[];
  readonly cursor: string | null;
}

/** A client's end of one subscription, as its transport holds it. */
export interface Outlet {
  /** Hands a frame to the client; `false`: no more until `drained` is called on the membership. Called in order. */
  write(frame: Frame): boolean;
  /** Nothing matched for a while, but the log went on: a heartbeat with the cursor behind what was looked through. */
  advance(cursor: string): void;
  /** Nothing follows. */
  end(end: SubscriptionEnd): void;
}

/** A subscription that runs, as its transport holds it. */
export interface Membership {
  /** The client takes frames again. */
  drained(): void;
  /** The client has gone, or wants no more. Twice is no error. */
  leave(): void;
}
