import { expect, it } from 'vitest';
import { BEGINNING, type Place, advance, readCursor, writeCursor } from './change-cursor.ts';

const SECOND = 1_000_000;
const at = (seconds: number): number => seconds * SECOND;
const withTold = (place: Place, told: Readonly<Record<string, number>>): Place => {
  const entries = Object.entries(told).map(([key, seconds]) => [key, [at(seconds), 'digest']] as const);
  const highest = entries.reduce((latest, [, [revision]]) => Math.max(latest, revision), place.highest);
  return { ...place, highest, told: { ...place.told, ...(Object.fromEntries(entries) as Place['told']) } };
};
const end = { lastId: null, rows: 0, overlapMicros: at(60) };

it('goes through one round in the order of the ids, and reads the overlap again in the next', () => {
  const middle = advance(withTold(BEGINNING, { a: 900, b: 990 }), { ...end, startedAt: at(1000), lastId: 2, rows: 2 });
  expect(middle).toMatchObject({ since: null, afterId: 2, read: 2 });
  const next = advance(withTold(middle, { c: 980 }), { ...end, startedAt: at(1000) });
  expect(next).toMatchObject({ since: at(930), afterId: 0, startedAt: null, read: 0 });
  expect(Object.keys(next.told)).toEqual(['b', 'c']);
});

it('misses nothing that changed behind it while a long round went on', () => {
  // A record is changed at 1100, after the page that held it; the round ends with a record of 1500.
  const next = advance(withTold(BEGINNING, { a: 900, b: 1500 }), { ...end, startedAt: at(1000) });
  expect(next.since).toBeLessThanOrEqual(at(1100));
});

it('does not read a large change of long ago for ever', () => {
  const hour = 3_600;
  const place = withTold(BEGINNING, { a: 1000 });
  const soon = advance(place, { ...end, startedAt: at(1000 + hour / 2) });
  const late = advance(place, { ...end, startedAt: at(1000 + 5 * hour) });
  expect(soon.since).toBe(at(940));
  expect(late.since).toBe(at(1000 + 4 * hour - 60));
});

it('remembers some thousands of what was told at most, and every row that may vanish', () => {
  const told = Object.fromEntries(Array.from({ length: 9000 }, (_, id) => [`k${id}`, 1000 + id / 1e4]));
  const known = Object.fromEntries(Array.from({ length: 9000 }, (_, id) => [String(id), [1, `k${id}`]]));
  const place = { ...withTold(BEGINNING, told), known: known as Place['known'] };
  const next = advance(place, { ...end, startedAt: at(1001) });
  expect(Object.keys(next.told)).toHaveLength(5000);
  expect(next.told['k8999']).toBeDefined();
  expect(Object.keys(next.known)).toHaveLength(9000);
  expect(writeCursor(next).length).toBeLessThan(300_000);
});

it('reads back what it wrote, and refuses anything else', () => {
  const place = withTold(BEGINNING, { a: 100 });
  expect(readCursor(writeCursor(place))).toEqual(place);
  for (const text of ['{"after":5}', 'eJyrVkrKTy5RslIyqgUAHPgDyw==', ''])
    expect(() => readCursor(text as ReturnType<typeof writeCursor>)).toThrow(
      expect.objectContaining({ code: 'CURSOR_INVALID' }), // deliberately not cursors
    );
});
