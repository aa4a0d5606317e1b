import { setTimeout as pause } from 'node:timers/promises';

/** The longest pause between two farewells: few clients are not kept waiting. */
const LONGEST_PAUSE_MS = 5;

/** What tells the time, and waits for it, in milliseconds. */
export interface FarewellClock {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

const CLOCK: FarewellClock = { now: () => performance.now(), pause: (ms) => pause(ms) };

/** Says farewell to each, spread over `withinMs`, so that not all of them come back at the same moment. */
export const spreadFarewells = async <T>(
  clients: readonly T[],
  withinMs: number,
  farewell: (client: T) => Promise<void>,
  clock: FarewellClock = CLOCK,
): Promise<void> => {
  const pauseMs = Math.min(withinMs / Math.max(clients.length, 1), LONGEST_PAUSE_MS);
  const startedAt = clock.now();
  const saying: Promise<void>[] = [];
  for (const [at, client] of clients.entries()) {
    const early = startedAt + at * pauseMs - clock.now();
    if (early > 1) await clock.pause(early);
    saying.push(farewell(client));
  }
  await Promise.all(saying);
};
