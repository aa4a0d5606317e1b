import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS_DIRECTORY, migrate } from './migrate.ts';
import { checkServerVersion, connectOnce } from './store/connect.ts';

const prisma = (url: string, ...args: readonly string[]): { status: number | null; output: string } => {
  const tool = path.join(import.meta.dirname, 'tools', 'prisma.mjs');
  const result = spawnSync(process.execPath, [tool, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
  });
  return { status: result.status, output: result.stdout + result.stderr };
};

describe('migrate', () => {
  let database: TestDatabase;
  let directory: string;
  beforeEach(async () => {
    database = await openTestDatabase({ migrated: false });
    directory = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
    cpSync(MIGRATIONS_DIRECTORY, directory, { recursive: true });
  });
  afterEach(async () => {
    rmSync(directory, { recursive: true, force: true });
    await database.close();
  });
  const addMigration = (name: string, sql: string): void => {
    mkdirSync(path.join(directory, name), { recursive: true });
    writeFileSync(path.join(directory, name, 'migration.sql'), sql);
  };

  it('applies what is missing, once, also when two start at the same moment', async () => {
    const both = await Promise.all([migrate(database.url), migrate(database.url)]);
    const all = readdirSync(MIGRATIONS_DIRECTORY, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(both.flat()).toEqual(all.map(({ name }) => name).sort());
    expect(await migrate(database.url)).toEqual([]);
  });

  it('says once whom it waits for while somebody else is at it, not who waits as well, and ends', async () => {
    const other = await connectOnce(database.url, 'test-other');
    const { rows } = await other.query<{ pid: number }>(
      'SELECT pg_backend_pid() AS pid FROM pg_advisory_lock(72707369)',
    );
    const held = `an advisory lock, held by session ${rows[0]?.pid} \\(test-other, [^()]*\\)`;
    const told: string[] = [];
    const patience = { tellAfterMs: 300, giveUpAfterMs: 3_000 };
    const start = () => migrate(database.url, { onWait: (what) => told.push(what), patience });
    const refusal = { code: 'STORE_UNAVAILABLE', message: expect.stringMatching(`${held}, in `) as string };
    const ends = await Promise.allSettled([start(), start()]);
    expect(ends).toMatchObject(ends.map(() => ({ status: 'rejected', reason: refusal })));
    const line = expect.stringMatching(`^bringing the database up to date waits for ${held}$`) as string;
    expect(told).toEqual([line, line]);
    const waiting = start();
    await expect.poll(() => told.length).toBe(3);
    await other.end();
    expect(await waiting).not.toEqual([]);
  });

  it('leaves a database in which the Prisma CLI finds nothing to do', async () => {
    await migrate(database.url);
    expect(prisma(database.url, 'migrate', 'status')).toMatchObject({ status: 0 });
    expect(prisma(database.url, 'migrate', 'deploy').output).toContain('No pending migrations');
    const drift = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma', '--exit-code'];
    expect(prisma(database.url, ...drift)).toMatchObject({ status: 0 });
  });

  it('goes on where the Prisma CLI stopped', async () => {
    expect(prisma(database.url, 'migrate', 'deploy')).toMatchObject({ status: 0 });
    expect(await migrate(database.url)).toEqual([]);
  });

  it('refuses an edited migration but not turned line endings', async () => {
    addMigration('20990101000000_more', 'CREATE TABLE more (id int);\n');
    await migrate(database.url, { directory });
    addMigration('20990101000000_more', 'CREATE TABLE more (id int);\r\n');
    expect(await migrate(database.url, { directory })).toEqual([]);
    addMigration('20990101000000_more', 'CREATE TABLE more (id bigint);\n');
    await expect(migrate(database.url, { directory })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('was edited'),
    });
  });

  it('undoes a failing migration, refuses the next start and goes on once it is resolved', async () => {
    addMigration('20990101000000_bad', 'CREATE TABLE half (id int); SELECT 1 / 0;');
    await expect(migrate(database.url, { directory })).rejects.toMatchObject({
      message: expect.stringContaining('P3018'),
    });
    await expect(migrate(database.url, { directory })).rejects.toMatchObject({
      message: expect.stringContaining('P3009'),
    });
    const client = await connectOnce(database.url, 'test');
    expect((await client.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL`);
    await client.end();
    addMigration('20990101000000_bad', 'CREATE TABLE half (id int);');
    expect(await migrate(database.url, { directory })).toEqual(['20990101000000_bad']);
  });

  it('refuses a database that a newer version has migrated', async () => {
    addMigration('20990101000000_newer', 'SELECT 1;');
    await migrate(database.url, { directory });
    await expect(migrate(database.url)).rejects.toMatchObject({ message: expect.stringContaining('does not know') });
  });
});

describe('a database that cannot be used', () => {
  it.each([
    ['mysql://x@y/z', 'CONFIG_INVALID', /postgresql:\/\//],
    ['postgresql://nobody@127.0.0.1:1/none', 'STORE_UNAVAILABLE', /Start PostgreSQL/],
    ['postgresql://nobody@no-such-host.invalid/none', 'CONFIG_INVALID', /host/],
  ])('%s is refused with what to do', async (url, code, nextStep) => {
    await expect(migrate(url)).rejects.toMatchObject({ code, nextStep: expect.stringMatching(nextStep) });
  });

  it('is refused when its server is too old', async () => {
    const database = await openTestDatabase({ migrated: false });
    const client = await connectOnce(database.url, 'test');
    // No old server is at hand: this one says it is 14.
    await client.query(`CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql
      AS $$ SELECT CASE $1 WHEN 'server_version_num' THEN '140011' ELSE '14.11' END $$`);
    await client.query('SET search_path = public, pg_catalog');
    await expect(checkServerVersion(client)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'PostgreSQL 14.11 is too old: 15 or newer is needed.',
    });
    await client.end();
    await database.close();
  });

  it('names a database that does not exist', async () => {
    const database = await openTestDatabase({ migrated: false });
    await database.close();
    await expect(migrate(database.url)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      nextStep: expect.stringContaining('Create the database'),
    });
  });
});
