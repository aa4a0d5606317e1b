// How long the audit trail is kept: what is old is forgotten from its beginning, what is held is not, and the rest can be
// checked by anybody.
import { createHash } from 'node:crypto';
import type { AuditRecord } from '@distribution/model/operations/audit';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url });
  for (let number = 1; number <= 6; number += 1) {
    await store.audit.record({
      actor: 'anna',
      action: 'test',
      target: `t-${number}`,
      correlationId: 'c',
      detail: { number, b: null, a: 'é' },
    });
  }
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const BY = { actor: 'olga', reason: 'proceedings 7', correlationId: 'c' };
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const targets = async (): Promise<readonly string[]> => (await store.audit.export(0, 100)).map(({ target }) => target);

/** What the documentation says a hash is, computed as somebody else would. */
const hashFrom = (before: string, { id, at, actor, action, target, correlationId, detail }: AuditRecord): string => {
  const members = Object.keys(detail)
    .sort()
    .map((name) => [name, detail[name]]);
  const text = JSON.stringify([before, id, at, actor, action, target, correlationId, members]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
};

const expectChained = (records: readonly AuditRecord[], from: string): void => {
  let hash = from;
  for (const record of records) {
    expect(record.hash).toBe(hashFrom(hash, record));
    hash = record.hash;
  }
};

it('can be taken out and checked by anybody', async () => {
  const records = await store.audit.export(0, 100);
  expect(records.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
  expectChained(records, '');
  expect((await store.audit.export(4, 1)).map(({ target }) => target)).toEqual(['t-5']);
});

it('forgets nothing that is young enough', async () => {
  expect(await store.audit.forget(new Date(Date.now() - 3_600_000).toISOString())).toBe(0);
  expect(await store.audit.verify()).toMatchObject({ position: 6, brokenAt: null, begins: null });
});

it('is whole from where it begins when what was older is forgotten, and says that it was', async () => {
  const before = await store.audit.export(0, 100);
  expect(await store.audit.forget(inAnHour())).toBe(6);
  const verdict = await store.audit.verify();
  expect(verdict).toMatchObject({ position: 7, brokenAt: null, begins: { position: 6, hash: before[5]?.hash } });
  const rest = await store.audit.export(0, 100);
  expect(rest.map(({ action, detail }) => [action, detail['entries']])).toEqual([['audit.FORGOTTEN', 6]]);
  expectChained(rest, verdict.begins?.hash ?? '');
});

it('keeps what was done to a target that is held, and all after it, until the hold is released', async () => {
  const hold = await store.audit.placeHold('t-4', BY);
  expect(await store.audit.forget(inAnHour())).toBe(3);
  expect((await targets()).slice(0, 3)).toEqual(['t-4', 't-5', 't-6']);
  expect(await store.audit.isAllHeld()).toBe(false);
  await store.audit.releaseHold(hold.id, { ...BY, reason: 'settled' });
  await expect(store.audit.releaseHold(hold.id, BY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await store.audit.forget(inAnHour())).toBeGreaterThanOrEqual(3);
  expect(await targets()).not.toContain('t-4');
  expect(await store.audit.verify()).toMatchObject({ brokenAt: null });
  expect(await store.audit.listHolds()).toMatchObject([{ target: 't-4', placedBy: 'olga', reason: 'proceedings 7' }]);
});

it('keeps everything while everything is held', async () => {
  await store.audit.placeHold(null, BY);
  expect(await store.audit.isAllHeld()).toBe(true);
  expect(await store.audit.forget(inAnHour())).toBe(0);
  expect(await targets()).toContain('t-1');
});

it('shows an entry that somebody took out or altered after a part was forgotten, and a beginning that was moved', async () => {
  await store.audit.placeHold('t-4', BY);
  await store.audit.forget(inAnHour());
  const client = new Client(database.url);
  await client.connect();
  const brokenBy = async (statement: string, undo: string): Promise<number | null> => {
    await client.query(statement);
    const { brokenAt } = await store.audit.verify();
    await client.query(undo);
    return brokenAt;
  };
  expect(
    await brokenBy(
      `UPDATE audit_entry SET actor = 'bert' WHERE position = 5`,
      `UPDATE audit_entry SET actor = 'anna' WHERE position = 5`,
    ),
  ).toBe(5);
  expect(await brokenBy(`UPDATE audit_anchor SET position = 4`, `UPDATE audit_anchor SET position = 3`)).toBe(5);
  expect(await store.audit.verify()).toMatchObject({ brokenAt: null });
  await client.end();
});

it('still has what a witness kept, and of what has been forgotten it says nothing', async () => {
  const [, , third, , fifth] = await store.audit.export(0, 100);
  await store.audit.placeHold('t-4', BY);
  await store.audit.forget(inAnHour());
  const verdictOn = async (record: AuditRecord | undefined, hash = record?.hash ?? '') =>
    (await store.audit.verify({ position: record?.position ?? 0, hash })).brokenAt;
  expect(await verdictOn(fifth)).toBeNull();
  expect(await verdictOn(fifth, 'f'.repeat(64))).toBe(5);
  expect(await verdictOn(third)).toBeNull(); // the last that was forgotten: its hash is where the chain begins
  expect(await verdictOn(third, 'f'.repeat(64))).toBe(3);
});

it('loses nothing that is added while it is being forgotten', async () => {
  const entry = { actor: 'anna', action: 'late', target: 'x', correlationId: 'c', detail: {} };
  await Promise.all([
    store.audit.forget(inAnHour()),
    ...Array.from({ length: 20 }, () => store.audit.record(entry)),
    store.audit.forget(inAnHour()),
  ]);
  const { position, brokenAt, begins } = await store.audit.verify();
  expect(brokenAt).toBeNull();
  const there = await store.audit.export(0, 100);
  // 6 before, 20 added, and one for each time that something was forgotten
  expect(position - 26).toBeGreaterThanOrEqual(1);
  expect(there.length + (begins?.position ?? 0)).toBe(position);
});
