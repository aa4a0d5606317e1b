import { randomUUID } from 'node:crypto';
import type { Command, CommandHandler, NewCommand } from '@distribution/model/operations/command';
import { AppError } from '@distribution/platform/errors/app-error';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

let testDatabase: TestDatabase;
let store: Store;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await store.close();
  await testDatabase.close();
});

const order = (key: string, more: Partial<NewCommand> = {}): NewCommand =>
  ({
    kind: 'REPLAY_CHANGES',
    input: { flow: 'products', from: null, to: null, dryRun: true },
    requestedBy: 'anna',
    reason: 'a test',
    idempotencyKey: key,
    correlationId: 'c-1',
    ...more,
  }) as NewCommand; // `more` keeps kind and input together
const report = { pages: 1, records: 1, changed: {}, refused: 0, unreadable: 0, examples: [] };
const work = async (at: Store, handler: CommandHandler): Promise<void> => {
  const worker = await at.commandQueue.work(handler);
  stops.push(() => worker.stop());
};
const settled = (id: string): Promise<Command> =>
  vi.waitFor(
    async () => {
      const command = await store.commands.load(id);
      if (command === null || command.finishedAt === null) throw new Error(`still ${command?.status}`);
      return command;
    },
    { timeout: 30_000, interval: 100 },
  );

describe('a command', () => {
  it('is taken up, tells how far it is, and keeps its result', async () => {
    const given = await store.commands.submit(order('k1'));
    expect(given).toMatchObject({ status: 'QUEUED', requestedBy: 'anna', attempts: 0, result: null });
    const seen: unknown[] = [];
    await work(store, async ({ kind, input }, { onProgress }) => {
      seen.push([kind, input]);
      onProgress(1, 1);
      return report;
    }); // this test only hands in replays
    expect(await settled(given.id)).toMatchObject({
      status: 'SUCCEEDED',
      result: report,
      attempts: 1,
      errorCode: null,
    });
    expect(seen).toEqual([['REPLAY_CHANGES', { flow: 'products', from: null, to: null, dryRun: true }]]);
    expect((await store.audit.list(given.id, 5)).map(({ action, actor }) => [action, actor])).toEqual([
      ['command.REPLAY_CHANGES', 'anna'],
    ]);
  });

  it('is one command under one key of one caller, and refused with another input', async () => {
    const [first, second] = await Promise.all([store.commands.submit(order('k1')), store.commands.submit(order('k1'))]);
    expect(second.id).toBe(first.id);
    const other = order('k1', { input: { flow: null, from: null, to: null, dryRun: true } });
    await expect(store.commands.submit(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    expect((await store.commands.submit(order('k1', { requestedBy: 'bert' }))).id).not.toBe(first.id);
  });

  it('fails for good where trying again would not help, and says why', async () => {
    await work(store, () => Promise.reject(new AppError('JOURNAL_INCOMPLETE', 'it begins later')));
    const { id } = await store.commands.submit(order('k1'));
    const failed = { status: 'FAILED', errorCode: 'JOURNAL_INCOMPLETE', errorMessage: 'it begins later', attempts: 1 };
    expect(await settled(id)).toMatchObject(failed);
  });

  it('that its process gives up in the middle is done by another one', async () => {
    const other = await openStore({ databaseUrl: testDatabase.url });
    stops.push(() => other.close());
    let begun = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    const first = await other.commandQueue.work(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          begun();
          signal.addEventListener('abort', () => reject(new AppError('CANCELLED', 'stopping')));
        }),
    );
    const { id } = await store.commands.submit(order(randomUUID()));
    await underWay;
    await first.stop();
    expect(await store.commands.load(id)).toMatchObject({ status: 'RUNNING', attempts: 1, finishedAt: null });
    await work(store, async () => report); // this test only hands in replays
    expect(await settled(id)).toMatchObject({ status: 'SUCCEEDED', attempts: 2 });
  }, 60_000);
});

describe('the audit trail', () => {
  const entry = { actor: 'anna', action: 'approve', target: 'p-1', correlationId: 'c', detail: { b: 1, a: null } };
  const query = async (text: string): Promise<void> => {
    const { Client } = (await import('pg')).default;
    const client = new Client(testDatabase.url);
    await client.connect();
    await client.query(text);
    await client.end();
  };
  beforeEach(async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.audit.record(entry)));
    expect(await store.audit.verify()).toMatchObject({ position: 5, brokenAt: null });
  });

  it.each([
    ['one altered value', `UPDATE audit_entry SET actor = 'bert' WHERE position = 3`, 3],
    ['one altered detail', `UPDATE audit_entry SET detail = '{"a": null, "b": 2}' WHERE position = 2`, 2],
    ['one entry taken out', `DELETE FROM audit_entry WHERE position = 4`, 4],
    ['the last entry taken out', `DELETE FROM audit_entry WHERE position = 5`, 5],
    ['all of them taken out', `DELETE FROM audit_entry`, 1],
    // The row beside the entries is set to fit; `position` and `hash` of the rest are right.
    [
      'the end cut off and its own hash put right, by what was kept',
      `DELETE FROM audit_entry WHERE position > 3; UPDATE audit_head SET position = 3, hash = (SELECT hash FROM audit_entry WHERE position = 3)`,
      4,
    ],
    [
      'all of them taken out without a trace, by what was kept',
      `DELETE FROM audit_entry; UPDATE audit_head SET position = 0, hash = ''`,
      1,
    ],
  ])('shows %s', async (_what, statement, brokenAt) => {
    const kept = await store.audit.head();
    await query(statement);
    expect(await store.audit.verify(kept)).toMatchObject({ brokenAt, position: brokenAt - 1 });
  });

  it('shows that it was written anew, by what was kept, and holds with what is added to it', async () => {
    const kept = await store.audit.head();
    await store.audit.record(entry);
    expect(await store.audit.verify(kept)).toMatchObject({ position: 6, brokenAt: null });
    expect(await store.audit.verify({ position: 0, hash: '' })).toMatchObject({ position: 6, brokenAt: null });
    await query(`DELETE FROM audit_entry; UPDATE audit_head SET position = 0, hash = ''`);
    for (const _ of [1, 2, 3, 4, 5, 6]) await store.audit.record({ ...entry, actor: 'bert' });
    expect(await store.audit.verify()).toMatchObject({ position: 6, brokenAt: null });
    expect(await store.audit.verify(kept)).toMatchObject({ position: 4, brokenAt: 5 });
  });
});
