import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Resources } from '@distribution/platform/resources/resources';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { findFreePort } from '../../kit/spawn-process.ts';

/** A folder and a migrated database of the drill's own; both go with the resources. */
export const openOwnDatabase = async (
  resources: Resources,
): Promise<{ readonly folder: string; readonly url: string }> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-load-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user where this is root
  resources.own('folder', () => rmSync(folder, { recursive: true, force: true }));
  const directory = path.join(folder, 'postgres');
  const port = await findFreePort();
  const postgres = await resources.open(
    'PostgreSQL',
    () => startEmbeddedPostgres({ directory, port, settings: { fsync: 'off' } }),
    (it) => it.stop(),
  );
  await migrate(postgres.url);
  return { folder, url: postgres.url };
};
