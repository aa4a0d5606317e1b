import type { Clock } from '@distribution/platform/clock/clock';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  advance(millis: number): void;
}

/** Starts at an RFC 3339 instant (or epoch milliseconds). */
export const createManualClock = (startsAt: string | number): ManualClock => {
  let millis = typeof startsAt === 'number' ? startsAt : Date.parse(startsAt);
  if (Number.isNaN(millis)) throw new Error(`"${startsAt}" is not an instant`);
  return {
    now: () => millis,
    advance: (by) => {
      millis += by;
    },
  };
};
