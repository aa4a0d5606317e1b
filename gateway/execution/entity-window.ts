import type { EntityOutcomes } from './entity-outcome.ts';

/** Representations of several executions that go out together, and what comes of them. */
export interface SharedFlight {
  readonly seats: Map<string, number>;
  readonly landed: Promise<EntityOutcomes>;
}

/**
 * Where executions that run side by side, for callers who are answered alike, meet: what they ask in one turn of the
 * event loop goes out as one request. Nothing is kept: what was sent may be older than what somebody asks about now.
 */
export interface EntityWindow {
  /** Not sent yet, by what is asked. */
  readonly boarding: Map<string, SharedFlight>;
}

export const createEntityWindow = (): EntityWindow => ({ boarding: new Map() });
