import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, type TransactionalDatabase } from './database.ts';
import { createPrismaClient } from './prisma-client.ts';
import { sql } from './statement.ts';

let testDatabase: TestDatabase;
let pool: pg.Pool;
let database: TransactionalDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  pool = new pg.Pool({ connectionString: testDatabase.url });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  database = createDatabase(pool);
});
afterAll(async () => {
  await pool.end();
  await testDatabase.close();
});

const pidOf = async (transaction: Database): Promise<number> => {
  const [row] = await transaction.query<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
  return row?.pid ?? 0;
};

describe('what is no fault of the data', () => {
  const unavailable = { code: 'STORE_UNAVAILABLE', retryable: true };

  it('is a database that only reads, as after a failover', async () => {
    const work = database.transaction(async (transaction) => {
      await transaction.query(sql`SET TRANSACTION READ ONLY`);
      await transaction.query(sql`DELETE FROM parked_record`);
    });
    await expect(work).rejects.toMatchObject(unavailable);
  });

  it('is a statement that took too long', async () => {
    const work = database.transaction(async (transaction) => {
      await transaction.query(sql`SET LOCAL statement_timeout = 10`);
      await transaction.query(sql`SELECT pg_sleep(60)`);
    });
    await expect(work).rejects.toMatchObject(unavailable);
  });

  it('is a connection that ended between two statements', async () => {
    const work = database.transaction(async (transaction) => {
      const pid = await pidOf(transaction);
      await database.query(sql`SELECT pg_terminate_backend(${pid}, 5000)`);
      await new Promise((resolve) => setTimeout(resolve, 50)); // the news of it reaches the socket
      await transaction.query(sql`SELECT 1`);
    });
    await expect(work).rejects.toMatchObject(unavailable);
  });

  it('is a transaction that loses every time it meets another', async () => {
    const work = database.transaction(async (transaction) => {
      await transaction.query(sql`DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'; END $$`);
    });
    await expect(work).rejects.toMatchObject(unavailable);
  });

  it('is not a text that PostgreSQL takes nowhere: whoever sent it can correct it', async () => {
    const told = { code: 'INVALID_ARGUMENT', fault: 'CALLER', message: expect.stringContaining('NUL') };
    await expect(database.query(sql`SELECT ${'a\0b'}::text`)).rejects.toMatchObject(told);
    await expect(database.query(sql`SELECT ${'{"a":"\\u0000"}'}::jsonb`)).rejects.toMatchObject(told);
    const prisma = createPrismaClient(pool);
    await expect(prisma.product.findFirst({ where: { sku: 'a\0b' } })).rejects.toMatchObject(told);
  });

  it('is not a value that does not fit', async () => {
    const work = database.query(sql`SELECT 1 / 0`);
    await expect(work).rejects.toMatchObject({ code: '22012' });
  });
});
