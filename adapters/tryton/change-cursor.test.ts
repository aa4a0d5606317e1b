import { expect, it } from 'vitest';
import { BEGINNING, type Place, type Sighting, advance, readCursor, wasTold, writeCursor } from './change-cursor.ts';

const SECOND = 1_000_000;
const at = (seconds: number): number => seconds * SECOND;
const seen = (id: number, seconds: number): Sighting => ({ id, stamp: at(seconds) });
/** A page of the round that began at `startedAt` seconds; the last one of its round unless `lastId` says more. */
const page = (place: Place, rows: readonly Sighting[], startedAt: number, lastId: number | null = null): Place =>
  advance(place, rows, { startedAt: at(startedAt), lastId, rows: rows.length, overlapMicros: 60 * SECOND });

it('goes through one round in the order of the ids, and reads the overlap again in the next', () => {
  const middle = page(BEGINNING, [seen(1, 900), seen(2, 990)], 1000, 2);
  expect(middle).toMatchObject({ since: null, afterId: 2, read: 2 });
  expect(page(middle, [seen(3, 980)], 1000)).toMatchObject({ since: at(930), afterId: 0, startedAt: null });
});

it('misses nothing that changed behind it while a long round went on', () => {
  // Record 1 is changed at 1100, after the page that held it; the round ends with a record of 1500.
  const middle = page(BEGINNING, [seen(1, 900)], 1000, 1);
  const next = page(middle, [seen(2, 1500)], 1000);
  expect(next.since).toBeLessThanOrEqual(at(1100));
  expect(wasTold(next, seen(1, 1100))).toBe(false);
});

it('does not tell a version twice, and tells a later one of the same record', () => {
  const next = page(BEGINNING, [seen(1, 950), seen(2, 990)], 1000);
  expect([wasTold(next, seen(2, 990)), wasTold(next, seen(2, 991)), wasTold(next, seen(3, 960))]).toEqual([
    true,
    false,
    false,
  ]);
});

it('forgets what the next round cannot meet, and is never longer than some thousands of records', () => {
  const rows = Array.from({ length: 5000 }, (_, id) => seen(id, 1000));
  const next = page(BEGINNING, [seen(9999, 100), ...rows], 1001);
  expect(Object.keys(next.told)).toHaveLength(2000);
  expect(next.told['9999']).toBeUndefined();
});

it('stays where it is while nothing happens', () => {
  const idle = page(BEGINNING, [seen(1, 100)], 1000);
  expect(page(idle, [seen(1, 100)], 2000)).toMatchObject({ since: idle.since, told: idle.told });
});

it('reads back what it wrote, and refuses anything else', () => {
  const place = page(BEGINNING, [seen(1, 100)], 1000);
  expect(readCursor(writeCursor(place))).toEqual(place);
  const foreign = '{"after":5}' as ReturnType<typeof writeCursor>; // deliberately not a cursor
  expect(() => readCursor(foreign)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
});
