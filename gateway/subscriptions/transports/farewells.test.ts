import { expect, it } from 'vitest';
import { spreadFarewells } from './farewells.ts';

/** When each of `count` clients was told, by a clock that only pauses move. */
const tellAll = async (count: number, withinMs: number, lateByMs = 0): Promise<readonly number[]> => {
  let now = 1_000;
  const toldAt: number[] = [];
  const clock = {
    now: () => now,
    async pause(ms: number) {
      now += ms + lateByMs;
    },
  };
  const clients = Array.from({ length: count }, (_, at) => at);
  const told: number[] = [];
  const farewell = async (client: number): Promise<void> => {
    told.push(client);
    toldAt.push(now - 1_000);
  };
  await spreadFarewells(clients, withinMs, farewell, clock);
  expect(told).toEqual(clients); // each once
  return toldAt;
};

it('spreads many over the time there is', async () => {
  const toldAt = await tellAll(100, 300);
  expect(toldAt).toEqual(Array.from({ length: 100 }, (_, at) => at * 3));
});

it('does not keep a few waiting for time that nobody needs', async () => {
  expect(await tellAll(3, 60_000)).toEqual([0, 5, 10]);
});

it('makes up for pauses that took longer, and ends in time', async () => {
  const toldAt = await tellAll(100, 300, 20);
  expect(toldAt.at(-1)).toBeLessThanOrEqual(300 + 20);
  expect(new Set(toldAt).size).toBeGreaterThan(10); // still not all together
});

it('waits for nobody to take leave before the next is told, and for all at the end', async () => {
  const takeLeave: (() => void)[] = [];
  let isOver = false;
  const over = spreadFarewells([1, 2, 3], 0, () => new Promise((resolve) => takeLeave.push(resolve))).then(() => {
    isOver = true;
  });
  await expect.poll(() => takeLeave.length).toBe(3);
  takeLeave[0]?.();
  takeLeave[2]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  takeLeave[1]?.();
  await over;
});

it('has nothing to say to nobody', async () => {
  expect(await tellAll(0, 300)).toEqual([]);
});
