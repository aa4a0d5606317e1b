// Opens what all suites share before the first one runs, and closes it after the last: a PostgreSQL (the server of
// DATABASE_URL, else an embedded one of this run without fsync) and in it one migrated database, which tests clone.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { connectOnce } from '@distribution/prisma/store/connect';
import type { TestProject } from 'vitest/node';
import { withDatabase } from './test-server.ts';

/** Fast and forgetful: what is in it is thrown away with the run. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const openServer = async (): Promise<{ readonly adminUrl: string; close(): Promise<void> }> => {
  const outside = process.env['DATABASE_URL'];
  if (outside !== undefined && outside !== '') return { adminUrl: outside, close: async () => undefined };
  const directory = mkdtempSync(path.join(os.tmpdir(), 'distribution-test-'));
  const server = await startEmbeddedPostgres({ directory, settings: FORGETFUL, database: 'postgres' });
  return {
    adminUrl: server.url,
    close: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `distribution_template_${randomUUID().slice(0, 8)}`;
  const admin = await connectOnce(server.adminUrl, 'distribution-test-setup');
  await admin.query(`CREATE DATABASE "${template}"`);
  await admin.end();
  await migrate(withDatabase(server.adminUrl, template));
  project.provide('testServer', { adminUrl: server.adminUrl, template });
  return async () => {
    const closing = await connectOnce(server.adminUrl, 'distribution-test-teardown');
    await closing.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await closing.end();
    await server.close();
  };
}
