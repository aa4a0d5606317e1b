import { describe, expect, it } from 'vitest';
import { startHousekeeping } from './start-housekeeping.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('housekeeping', () => {
  it('forgets what is older than the days to keep, again and again, through failures, until it stops', async () => {
    const asked: string[] = [];
    let enough: () => void = () => undefined;
    const threeTimes = new Promise<void>((resolve) => (enough = resolve));
    const housekeeping = startHousekeeping({
      prune: async (before) => {
        asked.push(before);
        if (asked.length === 1) throw new Error('the store is away');
        if (asked.length === 3) enough();
        return {};
      },
      historyDays: 30,
      clock: { now: () => Date.parse('2026-03-31T12:00:00Z') },
      logger: silent,
      intervalMs: 1,
    });
    await threeTimes;
    await housekeeping.stop();
    const rounds = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked.length).toBe(rounds);
    expect(new Set(asked)).toEqual(new Set(['2026-03-01T12:00:00.000Z']));
  });
});
