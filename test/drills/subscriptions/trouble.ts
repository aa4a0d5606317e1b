import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayNode } from './gateway-node.ts';
import type { Member } from './member.ts';
import type { RedisServer } from './redis-server.ts';
import { seededChance, type Chance } from './seeded-chance.ts';

/** How often each thing was done. */
export interface TroubleCounts {
  drops: number;
  stalls: number;
  kills: number;
  drains: number;
  redisRestarts: number;
  swaps: number;
}

/** What can be broken, and what with. */
export interface Breakable {
  readonly members: readonly Member[];
  readonly nodes: readonly GatewayNode[];
  readonly redis: RedisServer | null;
  readonly supergraphFile: string;
  composeSwap(number: number): string;
}

/** Mean time between two drops of one client, and between two of each other trouble. */
const MEAN_MS = { drop: 8_000, stall: 2_000, kill: 9_000, drain: 16_000, redis: 8_000, swap: 6_000 } as const;

/** Until there is somebody to break something for. */
const TICK_MS = 50;

/** Breaks things until the signal; each kind by chance of its own, so that one kind does not move the others. */
export const makeTrouble = async (
  { members, nodes, redis, supergraphFile, composeSwap }: Breakable,
  seed: number,
  signal: AbortSignal,
): Promise<TroubleCounts> => {
  const counts: TroubleCounts = { drops: 0, stalls: 0, kills: 0, drains: 0, redisRestarts: 0, swaps: 0 };
  const again = async (
    salt: number,
    meanMs: () => number,
    act: (chance: Chance) => Promise<void> | void,
  ): Promise<void> => {
    const chance = seededChance(seed * 31 + salt);
    for (;;) {
      await pause(chance.until(meanMs()), null, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await act(chance);
    }
  };
  const replace = async (chance: Chance, by: 'SIGKILL' | 'SIGTERM', what: 'kills' | 'drains'): Promise<void> => {
    if (await chance.pick(nodes).replace(by, chance.next() * 500)) counts[what] += 1;
  };
  await Promise.all([
    again(
      1,
      () => (members.length === 0 ? TICK_MS : MEAN_MS.drop / members.length),
      (chance) => {
        if (members.length === 0) return;
        chance.pick(members).drop();
        counts.drops += 1;
      },
    ),
    again(
      2,
      () => MEAN_MS.stall,
      (chance) => {
        if (members.length === 0) return;
        chance.pick(members).stall(chance.next() * 3_000);
        counts.stalls += 1;
      },
    ),
    again(
      3,
      () => MEAN_MS.kill,
      (chance) => replace(chance, 'SIGKILL', 'kills'),
    ),
    again(
      4,
      () => MEAN_MS.drain,
      (chance) => replace(chance, 'SIGTERM', 'drains'),
    ),
    again(
      5,
      () => MEAN_MS.redis,
      async (chance) => {
        if (redis === null) return;
        await redis.restart(chance.next() * 1_500);
        counts.redisRestarts += 1;
      },
    ),
    again(
      6,
      () => MEAN_MS.swap,
      () => {
        counts.swaps += 1;
        writeFileSync(`${supergraphFile}.next`, composeSwap(counts.swaps));
        renameSync(`${supergraphFile}.next`, supergraphFile);
      },
    ),
  ]);
  return counts;
};
