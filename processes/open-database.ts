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
 * The database of DATABASE_URL, or the embedded one of the data folder, with every migration applied. An embedded server
 * that was started here is stopped at the end; one that was already running is left to who started it.
 */
export const openDatabase = async (
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  resources: Resources,
): Promise<OpenDatabase> => {
  if (databaseUrl !== null) {
    await migrate(databaseUrl);
    return { url: databaseUrl, description: withoutPassword(databaseUrl) };
  }
  const directory = path.join(dataDir, 'postgres');
  const server = await resources.open(
    'embedded PostgreSQL',
    () => startEmbeddedPostgres({ directory }),
    (started) => (started.startedHere ? started.stop() : undefined),
  );
  await migrate(server.url);
  return { url: server.url, description: `embedded PostgreSQL in ${directory}, port ${server.port}` };
};
