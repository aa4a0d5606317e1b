import { setTimeout as pause } from 'node:timers/promises';
import { whileRunning } from '../gateway/while-running.ts';
import { percentileOf } from '../percentile.ts';
import { type BareRow, openBareRows } from './bare-rows.ts';
import { type NewsStand, openNewsStand } from './open-news-stand.ts';
import { itemAt, movementAt } from './stock-world.ts';
import { sendMovement } from './webhook-client.ts';

/** From the system to the subscriber, through everything: events a second beside bare rows a second, and milliseconds. */
export interface NewsReading {
  readonly webhooksPerSecond: number;
  /** Bare rows, each in a transaction of its own, as many at once as webhooks. */
  readonly singleRowsPerSecond: number;
  readonly polledPerSecond: number;
  /** Bare rows in pages of as many as the poll reads. */
  readonly pagedRowsPerSecond: number;
  readonly latenciesMs: { readonly p50: number; readonly p95: number; readonly p99: number; readonly count: number };
}

const AT_ONCE = 8;
const PAGE = 500;
const PACED_EVERY_MS = 50;
const TOLD_LIMIT_MS = 600_000;

const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Does `act`, and resolves with the time until the subscriber was told of every article. */
const untilTold = async (stand: NewsStand, skus: readonly string[], act: () => Promise<unknown>): Promise<number> => {
  const waiting = new Set(skus);
  const before = nowMs();
  const told = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${waiting.size} of ${skus.length} never came`)), TOLD_LIMIT_MS);
    stand.onTold = (sku) => {
      waiting.delete(sku);
      if (waiting.size > 0) return;
      clearTimeout(timer);
      resolve(nowMs() - before);
    };
  });
  const [elapsed] = await Promise.all([told, act()]);
  return elapsed;
};

/** Runs `work` for 0 … count−1, `AT_ONCE` at a time. */
const inParallel = async (count: number, work: (at: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const at = next;
      next += 1;
      await work(at);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

const measurePaced = async (stand: NewsStand, first: number, positions: number): Promise<readonly number[]> => {
  const count = Math.ceil(positions / 10);
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const skus = Array.from({ length: count }, (_, at) => itemAt((first + at) % positions));
  await untilTold(stand, skus, async () => {
    const told = stand.onTold;
    stand.onTold = (sku) => {
      latencies.push(nowMs() - (sentAt.get(sku) ?? Number.NaN));
      told(sku);
    };
    for (let at = 0; at < count; at += 1) {
      sentAt.set(skus[at] ?? '', nowMs());
      await sendMovement(stand.receiverUrl, movementAt(first + at, positions));
      await pause(PACED_EVERY_MS);
    }
  });
  return latencies;
};

const bareRow = (number: number, positions: number): BareRow => ({
  number: `R-${number}`,
  sku: itemAt(number % positions),
  locationCode: 'DC-ATL',
  quantity: '1',
});

/** Measures with an event for each of so many positions, on a migrated database of its own; ends everything it starts. */
export const measureNews = (
  databaseUrl: string,
  positions: number,
  tell: (line: string) => void,
): Promise<NewsReading> =>
  whileRunning(async (enders) => {
    const stand = await openNewsStand(databaseUrl, positions, enders);
    const bare = await openBareRows(databaseUrl, AT_ONCE);
    enders.push(() => bare.close());
    const skus = Array.from({ length: positions }, (_, at) => itemAt(at));
    const perSecond = (milliseconds: number): number => (positions * 1_000) / milliseconds;
    const webhooks = (round: number) => () =>
      inParallel(positions, (at) => sendMovement(stand.receiverUrl, movementAt(round * positions + at, positions)));
    const timed = async (work: () => Promise<void>): Promise<number> => {
      const before = nowMs();
      await work();
      return nowMs() - before;
    };
    await untilTold(stand, skus, webhooks(0)); // warms up
    tell('webhooks, as fast as they are accepted');
    const byWebhook = await untilTold(stand, skus, webhooks(1));
    const single = await timed(() => inParallel(positions, (at) => bare.insert([bareRow(at, positions)])));
    tell('movements found by a poll');
    const byPoll = await untilTold(stand, skus, async () => {
      for (let at = 0; at < positions; at += 1)
        stand.world.tables.Movements.put(movementAt(2 * positions + at, positions));
    });
    const paged = await timed(async () => {
      for (let from = positions; from < 2 * positions; from += PAGE)
        await bare.insert(
          Array.from({ length: Math.min(PAGE, 2 * positions - from) }, (_, at) => bareRow(from + at, positions)),
        );
    });
    tell('webhooks, one after the other');
    const latencies = await measurePaced(stand, 3 * positions, positions);
    return {
      webhooksPerSecond: perSecond(byWebhook),
      singleRowsPerSecond: perSecond(single),
      polledPerSecond: perSecond(byPoll),
      pagedRowsPerSecond: perSecond(paged),
      latenciesMs: {
        p50: percentileOf(latencies, 0.5),
        p95: percentileOf(latencies, 0.95),
        p99: percentileOf(latencies, 0.99),
        count: latencies.length,
      },
    };
  });
