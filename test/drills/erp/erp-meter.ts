import type { Server } from 'node:http';

/** Calls as they arrive at the stand-in. */
export interface ErpMeter {
  readonly arrivals: readonly number[];
  /** The most calls in any stretch of so many milliseconds. */
  mostWithin(windowMs: number): number;
  /** The most calls under way at once. */
  readonly mostAtOnce: number;
  /** The most calls by which any stretch of time went beyond a bucket that refills at this rate: its burst, as seen here. */
  burstAt(refillPerSecond: number): number;
  between(from: number, to: number): number;
}

/** Watches a server's requests from now on; its own control routes do not count. */
export const meterCalls = (server: Server): ErpMeter => {
  const arrivals: number[] = [];
  let running = 0;
  let mostAtOnce = 0;
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/_') === true) return;
    arrivals.push(performance.timeOrigin + performance.now());
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    response.once('close', () => (running -= 1));
  });
  return {
    arrivals,
    get mostAtOnce() {
      return mostAtOnce;
    },
    mostWithin(windowMs) {
      let [first, most] = [0, 0];
      for (const [at, arrival] of arrivals.entries()) {
        while ((arrivals[first] ?? arrival) <= arrival - windowMs) first += 1;
        most = Math.max(most, at - first + 1);
      }
      return most;
    },
    burstAt(refillPerSecond) {
      let [level, most, before] = [0, 0, 0];
      for (const arrival of arrivals) {
        level = Math.max(0, level - ((arrival - before) / 1_000) * refillPerSecond) + 1;
        most = Math.max(most, level);
        before = arrival;
      }
      return Math.ceil(most);
    },
    between: (from, to) => arrivals.filter((at) => at >= from && at < to).length,
  };
};
