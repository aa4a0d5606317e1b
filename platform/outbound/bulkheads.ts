// Bulkheads: the calls of one system in compartments by lane, so that a flood in one takes nothing from another. Each
// lane has slots and a bounded queue of its own; whether EXECUTION must wait is decided by EXECUTION alone.
import { Admission } from './admission.ts';
import { type Lane, LANES } from './lane.ts';

/** What one lane holds now. */
export interface LaneReading {
  readonly lane: Lane;
  /** Calls it may have under way at once. */
  readonly slots: number;
  readonly running: number;
  readonly waiting: number;
}

export interface Bulkheads {
  /**
   * Waits for a slot of the lane and gives what frees it again. Rejects with the signal's reason when it aborts, with
   * UPSTREAM_THROTTLED when the lane's queue is full.
   */
  enter(lane: Lane, signal: AbortSignal): Promise<() => void>;
  readings(): readonly LaneReading[];
}

/** Fewer slots than lanes cannot be divided: then all share them, the more urgent first. */
const FEWEST_TO_DIVIDE = LANES.length;

/** A quarter for ANALYTICS, half of the rest for EXECUTION; every lane has one at least. They add up to `maxConcurrent`. */
export const slotsOf = (maxConcurrent: number): Readonly<Record<Lane, number>> => {
  if (maxConcurrent < FEWEST_TO_DIVIDE)
    return { EXECUTION: maxConcurrent, INTERACTIVE: maxConcurrent, ANALYTICS: maxConcurrent };
  const analytics = Math.max(1, Math.floor(maxConcurrent / 4));
  const execution = Math.max(1, Math.floor((maxConcurrent - analytics) / 2));
  return { EXECUTION: execution, INTERACTIVE: maxConcurrent - analytics - execution, ANALYTICS: analytics };
};

/** Builds the compartments: `maxConcurrent` slots in all, `maxWaiting` places in the queue of each lane. */
export const createBulkheads = (maxConcurrent: number, maxWaiting: number): Bulkheads => {
  const slots = slotsOf(maxConcurrent);
  const shared = maxConcurrent < FEWEST_TO_DIVIDE ? new Admission(maxConcurrent, maxWaiting) : null;
  const own = (lane: Lane): Admission => shared ?? new Admission(slots[lane], maxWaiting);
  const admissions: Readonly<Record<Lane, Admission>> = {
    EXECUTION: own('EXECUTION'),
    INTERACTIVE: own('INTERACTIVE'),
    ANALYTICS: own('ANALYTICS'),
  };
  return {
    enter: (lane, signal) => admissions[lane].enter(LANES.length - LANES.indexOf(lane), signal),
    readings: () =>
      LANES.map((lane) => {
        const { running, waiting } = admissions[lane];
        return { lane, slots: slots[lane], running, waiting };
      }),
  };
};
