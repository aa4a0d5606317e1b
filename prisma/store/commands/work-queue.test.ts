import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '../sql/database.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

let testDatabase: TestDatabase;
let owner: pg.Client;
let role: string;
let pool: pg.Pool;
let queue: WorkQueue;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  owner = new pg.Client(testDatabase.url);
  await owner.connect();
  role = `clerk_${process.pid}_${Date.now()}`;
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'clerk'`);
  const url = new URL(testDatabase.url);
  url.username = role;
  url.password = 'clerk';
  pool = new pg.Pool({ connectionString: url.href });
  queue = createWorkQueue(url.href);
});
afterEach(async () => {
  await queue.close();
  await pool.end();
  await owner.query(`DROP OWNED BY ${role} CASCADE`);
  await owner.query(`DROP ROLE ${role}`);
  await owner.end();
  await testDatabase.close();
});

const send = (): Promise<void> =>
  createDatabase(pool).transaction((transaction) => queue.send(transaction, 'commands', { id: 'c-1' }));
const grant = async (right: string): Promise<void> => {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  await owner.query(`GRANT ${right} ON DATABASE "${rows[0]?.name ?? ''}" TO ${role}`);
};

it('says who lacks which right while its schema cannot be made, and works once it can', async () => {
  const refusal = { code: 'CONFIG_INVALID', message: expect.stringContaining(role) as string };
  await expect(send()).rejects.toMatchObject(refusal);
  await expect(queue.work('commands', () => Promise.resolve())).rejects.toMatchObject(refusal);
  await grant('CREATE');
  await send();
  const { rows } = await owner.query<{ jobs: string }>('SELECT count(*) AS jobs FROM work_queue.job');
  expect(rows).toEqual([{ jobs: '1' }]);
});

it('is made anew when it was dropped under a process that had used it', async () => {
  await grant('CREATE');
  await send();
  await owner.query('DROP SCHEMA work_queue CASCADE');
  await expect(send()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  await send();
  const { rows } = await owner.query<{ jobs: string }>('SELECT count(*) AS jobs FROM work_queue.job');
  expect(rows).toEqual([{ jobs: '1' }]);
});

it('says so where the schema is there and belongs to somebody else', async () => {
  await owner.query('CREATE SCHEMA work_queue CREATE TABLE version (version int)');
  await expect(send()).rejects.toMatchObject({ code: 'CONFIG_INVALID', retryable: false });
});

it.each(['version', 'queue'])(
  'says once what it waits for, and ends, while somebody keeps its table %s locked',
  async (table) => {
    await grant('CREATE');
    await send();
    const told: string[] = [];
    const second = createWorkQueue(testDatabase.url, {
      onWait: (what) => told.push(what),
      patience: { tellAfterMs: 200, giveUpAfterMs: 1_500 },
    });
    const work = () => second.work('commands', () => Promise.resolve());
    await owner.query(`BEGIN; LOCK TABLE work_queue.${table} IN ACCESS EXCLUSIVE MODE`);
    const { rows } = await owner.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const held = expect.stringMatching(`lock on work_queue.${table}, held by session ${rows[0]?.pid}`) as string;
    await expect(work()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true, message: held });
    expect(told).toEqual([held]);
    await owner.query('ROLLBACK');
    await (await work()).stop();
  },
);
