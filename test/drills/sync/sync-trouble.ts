import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEMS } from '@distribution/sandbox/servers/servers';
import { type Chance, seededChance } from '../subscriptions/seeded-chance.ts';
import type { SyncStand } from './sync-stand.ts';

/** How often each thing was done. */
export interface SyncTroubles {
  kills: number;
  databaseCrashes: number;
  redisKills: number;
  faultChanges: number;
}

const MEAN_MS = { kill: 6_000, database: 15_000, redis: 10_000, faults: 2_000 } as const;

/** Faults of one system for a while: calls that fail, answers cut in half, webhooks doubled, lost, late and out of order. */
const drawFaults = (chance: Chance) => ({
  latencyMs: Math.floor(chance.next() * 80),
  errorRate: chance.pick([0, 0, 0.1, 0.3]),
  errorStatus: chance.pick([500, 503, 429]),
  truncateRate: chance.pick([0, 0, 0.1]),
  down: chance.next() < 0.08,
  clockSkewMs: Math.floor((chance.next() - 0.5) * 240_000),
  webhooks: {
    duplicateRate: chance.pick([0, 0.3]),
    dropRate: chance.pick([0, 0.3]),
    delayMs: Math.floor(chance.next() * 300),
    reverseInGroupsOf: chance.pick([1, 3]),
  },
});

/** Breaks things until the signal, then stops breaking them; each kind by chance of its own. */
export const troubleSync = async (stand: SyncStand, seed: number, signal: AbortSignal): Promise<SyncTroubles> => {
  const counts: SyncTroubles = { kills: 0, databaseCrashes: 0, redisKills: 0, faultChanges: 0 };
  const again = async (salt: number, meanMs: number, act: (chance: Chance) => Promise<void>): Promise<void> => {
    const chance = seededChance(seed * 31 + salt);
    for (;;) {
      await pause(chance.until(meanMs), null, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await act(chance);
    }
  };
  await Promise.all([
    again(1, MEAN_MS.kill, async (chance) => {
      if (await chance.pick(stand.nodes).replace(chance.next() * 500)) counts.kills += 1;
    }),
    again(2, MEAN_MS.database, async () => {
      await stand.crashDatabase();
      counts.databaseCrashes += 1;
    }),
    again(4, MEAN_MS.redis, async (chance) => {
      if (stand.redis === null) return;
      await stand.redis.kill();
      await pause(chance.next() * 1_000);
      await stand.redis.start();
      counts.redisKills += 1;
    }),
    again(3, MEAN_MS.faults, async (chance) => {
      stand.servers.faults[chance.pick(SYSTEMS)].set(drawFaults(chance));
      counts.faultChanges += 1;
    }),
  ]);
  for (const system of SYSTEMS) stand.servers.faults[system].clear();
  return counts;
};
