#!/usr/bin/env node
// `node prisma/tools/check-drift.mjs`: fails when the migrations do not make the schema. Applies them to a throw-away
// database on DATABASE_URL's server, or on an embedded PostgreSQL of its own when DATABASE_URL is not set.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

async function openServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => undefined };
  await import('@distribution/platform/typescript/register');
  const { startEmbeddedPostgres } = await import('../embedded/start-embedded-postgres.ts');
  const directory = mkdtempSync(path.join(os.tmpdir(), 'drift-'));
  const server = await startEmbeddedPostgres({ directory });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const server = await openServer();
try {
  // `--from-migrations` replays them on a shadow database that the engine makes on this server and drops again.
  const diff = ['migrate', 'diff', '--from-migrations', 'migrations', '--to-schema', 'schema.prisma', '--exit-code'];
  const result = spawnSync(process.execPath, [path.join(here, 'prisma.mjs'), ...diff], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: server.url },
  });
  process.exitCode = result.status ?? 1;
  if (process.exitCode !== 0)
    console.error(
      'The migrations and prisma/schema.prisma differ: node prisma/tools/prisma.mjs migrate dev --name <what>',
    );
} finally {
  await server.close();
}
