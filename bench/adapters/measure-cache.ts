import { type CacheDomain } from '@distribution/platform/cache/cache-domain';
import { openCache } from '@distribution/platform/cache/open-cache';
import { silentLog } from '@distribution/platform/log/log';
import { medianOf } from '../percentile.ts';

const KEYS = 100;
const READS = 2_000;
const ROUNDS = 5;

const DOMAIN: CacheDomain<{ readonly at: number }> = {
  name: 'bench',
  ttlMs: 3_600_000,
  staleMs: 0,
  negativeTtlMs: 0,
  maxEntries: 10_000,
  revisionOf: () => 1,
};

/** CPU microseconds for one key that this process's own cache has, asked for a hundred at a time. */
export const measureCacheHit = async (): Promise<number> => {
  const clock = { now: () => Date.now() };
  const cache = await openCache({ redis: null, keyPrefix: 'bench', clock, log: silentLog });
  const keys = Array.from({ length: KEYS }, (_, at) => `key-${at}`);
  const load = async (asked: readonly string[]) => asked.map((_, at) => ({ at }));
  const micros: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const before = process.cpuUsage();
      for (let read = 0; read < READS; read += 1) await cache.loadMany(DOMAIN, keys, load);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) micros.push((user + system) / READS / KEYS);
    }
  } finally {
    await cache.close();
  }
  return medianOf(micros);
};
