import { setTimeout as pause } from 'node:timers/promises';

/** The longest pause between two farewells: few clients are not kept waiting. */
const LONGEST_PAUSE_MS = 5;

/** Says farewell to each, spread over `withinMs`, so that not all of them come back at the same moment. */
export const spreadFarewells = async <T>(
  clients: readonly T[],
  withinMs: number,
  farewell: (client: T) => Promise<void>,
): Promise<void> => {
  const pauseMs = Math.min(withinMs / Math.max(clients.length, 1), LONGEST_PAUSE_MS);
  const startedAt = performance.now();
  const saying: Promise<void>[] = [];
  for (const [at, client] of clients.entries()) {
    const early = startedAt + at * pauseMs - performance.now();
    if (early > 1) await pause(early);
    saying.push(farewell(client));
  }
  await Promise.all(saying);
};
