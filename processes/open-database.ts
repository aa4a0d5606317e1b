import path from 'node:path';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import type { Config } from '@distribution/platform/config/config';
import type { Resources } from '@distribution/platform/resources/resources';

/** A database that is there and migrated. */
export interface OpenDatabase {
  readonly url: string;
  /** For people; holds no password. */
  readonly description: string;
}

const withoutPassword = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
};

/**
 * The database of DATABASE_URL, or the embedded one of the data folder, with every migration applied. At the end an
 * embedded server is stopped by the process that has the data folder (also one that a killed process left running), and
 * by a tool only if the tool had to start it. `onWait` is told for whom it waits while another process is at the migrations.
 */
export const openDatabase = async (
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  hasDataFolder: boolean,
  resources: Resources,
  onWait: (what: string) => void,
): Promise<OpenDatabase> => {
  if (databaseUrl !== null) {
    await migrate(databaseUrl, { onWait });
    return { url: databaseUrl, description: withoutPassword(databaseUrl) };
  }
  const directory = path.join(dataDir, 'postgres');
  const server = await resources.open(
    'embedded PostgreSQL',
    () => startEmbeddedPostgres({ directory }),
    (started) => (hasDataFolder || started.startedHere ? started.stop() : undefined),
  );
  await migrate(server.url, { onWait });
  return { url: server.url, description: `embedded PostgreSQL in ${directory}, port ${server.port}` };
};
