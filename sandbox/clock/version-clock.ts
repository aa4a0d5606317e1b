import type { VersionClock } from '../world/table.ts';
import type { Clock } from '@distribution/platform/clock/clock';

/** A version clock that can be set forward when a world is rebuilt from its journal. */
export interface RestorableVersionClock extends VersionClock {
  /** Makes sure the next version is above this one; never goes back. */
  advanceTo(version: number): void;
}

/** Row versions above `startVersion` (0); `now()` is the given clock as an RFC 3339 instant. */
export const createVersionClock = (clock: Clock, startVersion = 0): RestorableVersionClock => {
  let version = startVersion;
  return {
    next: () => (version += 1),
    current: () => version,
    now: () => new Date(clock.now()).toISOString(),
    advanceTo: (least) => {
      version = Math.max(version, least);
    },
  };
};
