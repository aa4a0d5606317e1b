import { setTimeout as pause } from 'node:timers/promises';
import type { Lane } from '@distribution/platform/outbound/lane';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { percentileOf } from '../percentile.ts';

/** How long EXECUTION took, with nobody else and with fifty times as many calls of ANALYTICS. */
export interface LaneResult {
  readonly flood: boolean;
  readonly calls: number;
  readonly analytics: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const EVERY_MS = 50;
const FLOOD = 50;

/** Asks for `seconds` with and without the flood, turn and turn about. The system answers after some milliseconds. */
export const measureLanes = async (url: string, seconds: number): Promise<readonly LaneResult[]> => {
  const outbound = createOutbound({ system: 'erp', baseUrl: url, maxWaiting: 100_000 });
  const times: Record<string, number[]> = { quiet: [], flood: [] };
  let analytics = 0;
  const ask = async (lane: Lane, signal: AbortSignal): Promise<void> => {
    const call = { signal, deadlineAt: Date.now() + 30_000, correlationId: 'bench', lane };
    await outbound.request({ method: 'GET', path: 'Items', endpoint: lane }, call);
  };
  const phase = async (flood: boolean): Promise<void> => {
    const flooding = new AbortController();
    const under: Promise<void>[] = [];
    const endsAt = Date.now() + (seconds * 1_000) / 4;
    while (Date.now() < endsAt) {
      const from = performance.now();
      const note = (): void => void times[flood ? 'flood' : 'quiet']?.push(performance.now() - from);
      under.push(ask('EXECUTION', AbortSignal.timeout(30_000)).then(note));
      for (let at = 0; flood && at < FLOOD; at += 1) {
        analytics += 1;
        under.push(ask('ANALYTICS', flooding.signal).catch(() => undefined));
      }
      await pause(EVERY_MS);
    }
    await pause(500);
    flooding.abort();
    await Promise.all(under);
  };
  try {
    for (const flood of [false, true, false, true]) await phase(flood);
  } finally {
    await outbound.close();
  }
  return [false, true].map((flood) => {
    const own = times[flood ? 'flood' : 'quiet'] ?? [];
    return {
      flood,
      calls: own.length,
      analytics: flood ? analytics : 0,
      p50Ms: percentileOf(own, 0.5),
      p95Ms: percentileOf(own, 0.95),
    };
  });
};
