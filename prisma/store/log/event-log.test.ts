import type { LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { createDatabase } from '../sql/database.ts';
import { appendEvents, type NewEvent, NOBODY } from './append-events.ts';

const eventOf = (id: string): NewEvent => ({
  topic: 'cache.invalidations',
  key: id,
  owner: NOBODY,
  occurredAt: '2026-11-21T00:00:00.000Z',
  payload: { kind: 'Product', ids: [id] },
});

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the event log', () => {
  let testDatabase: TestDatabase;
  let store: Store;
  let pool: pg.Pool;
  beforeAll(async () => {
    testDatabase = await openTestDatabase();
    store = await openStore({ databaseUrl: testDatabase.url });
    pool = new pg.Pool({ connectionString: testDatabase.url, max: 12 });
  });
  afterAll(async () => {
    await pool.end();
    await store.close();
    await testDatabase.close();
  });

  const append = (...ids: readonly string[]): Promise<void> =>
    createDatabase(pool).transaction((transaction) => appendEvents(transaction, ids.map(eventOf), 'test'));

  it('never lets a reader pass an event that is committed later, whatever writers do', async () => {
    const database = createDatabase(pool);
    const start = await store.eventLog.head();
    const committed: string[] = [];
    let writing = true;
    const seen: LoggedEvent[] = [];

    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 25; round += 1) {
        const ids = Array.from({ length: 1 + (round % 3) }, (_, index) => `${writer}-${round}-${index}`);
        const work = database.transaction(async (transaction) => {
          await pause(Math.random() * 4);
          await appendEvents(transaction, ids.map(eventOf), 'test');
          await pause(Math.random() * 6); // between taking the positions and the commit
          if (Math.random() < 0.3) throw new Error('rolled back');
        });
        await work.then(
          () => committed.push(...ids),
          (error: unknown) => expect(error).toMatchObject({ message: 'rolled back' }),
        );
      }
    };
    const read = async (): Promise<void> => {
      let position: LogPosition = start;
      for (;;) {
        const last = !writing;
        const page = await store.eventLog.read(position, 7, null);
        seen.push(...page.events);
        const isDone = last && page.scannedTo.position === position.position;
        position = page.scannedTo;
        if (isDone) return;
      }
    };

    const reader = read();
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    writing = false;
    await reader;

    expect(seen.map(({ key }) => key).sort()).toEqual(committed.sort());
    expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => start.position + index + 1));
  });

  it('answers the topics asked for and how far it looked', async () => {
    const start = await store.eventLog.head();
    await append('a', 'b');
    const page = await store.eventLog.read(start, 10, ['inventory.exceptions']);
    expect(page.events).toEqual([]);
    expect(page.scannedTo).toEqual({ ...start, position: start.position + 2 });
    const one = await store.eventLog.read(start, 1, ['cache.invalidations']);
    expect(one.scannedTo.position).toBe(start.position + 1);
    expect(JSON.parse(one.events[0]?.payload ?? '')).toEqual({ kind: 'Product', ids: ['a'] });
  });

  it('rings when something was appended elsewhere', async () => {
    const rung = new Promise<void>((resolve) => store.eventLog.onAppend(resolve));
    await append('ring');
    await rung;
  });

  it('refuses positions of another log, ahead of the head, or no longer kept', async () => {
    await append('kept');
    const head = await store.eventLog.head();
    await expect(store.eventLog.read({ ...head, generation: 'other' }, 1, null)).rejects.toMatchObject({
      code: 'CURSOR_FOREIGN',
    });
    await expect(store.eventLog.read({ ...head, position: head.position + 1 }, 1, null)).rejects.toMatchObject({
      code: 'CURSOR_FOREIGN',
    });
    expect((await store.pruneHistory('2999-01-01T00:00:00.000Z')).events).toBeGreaterThan(0);
    expect(await store.eventLog.floor()).toEqual(head);
    await expect(store.eventLog.read({ ...head, position: 0 }, 1, null)).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    });
    await append('after');
    const { events } = await store.eventLog.read(head, 10, null);
    expect(events.map(({ key }) => key)).toEqual(['after']);
  });

  it('has another generation in a copy of the database, and the same one when opened again', async () => {
    const { generation } = await store.eventLog.head();
    const again = await openStore({ databaseUrl: testDatabase.url });
    expect((await again.eventLog.head()).generation).toBe(generation);
    await again.close();

    const copy = await openTestDatabase();
    const copyPool = new pg.Pool({ connectionString: copy.url });
    await copyPool.query('UPDATE event_log_head SET (generation, home) = ($1, $2)', [generation, 'elsewhere']);
    await copyPool.end();
    const opened = await openStore({ databaseUrl: copy.url });
    expect((await opened.eventLog.head()).generation).not.toBe(generation);
    await opened.close();
    await copy.close();
  });
});
