// The embedded PostgreSQL: real server binaries from npm, run on a folder of ours. In: a folder. Out: a URL and a stop.
// A kill at any moment is survived: a half-made cluster is thrown away, a server left over is adopted, a stale pid file
// cleared. Several processes may start it at once; one does, the others join. It listens on 127.0.0.1 without a password,
// as a database on one's own machine: for more than that, DATABASE_URL names a server.
import { accessSync, chownSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import { connectOnce } from '../store/connect.ts';
import { createCluster } from './create-cluster.ts';
import { findRunningServer } from './find-running-server.ts';
import { launchServer } from './launch-server.ts';
import { findNativeBinaries } from './native-binaries.ts';
import { choosePostgresUser, type RunAs } from './postgres-user.ts';
import { postmasterFileOf } from './postmaster-file.ts';
import { isAlive, pause } from './process-state.ts';
import { takeStartLock } from './start-lock.ts';

const USER = 'distribution';

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster and its log; made when missing. */
  readonly directory: string;
  /** A fixed port; any free one by default. */
  readonly port?: number;
  readonly database?: string;
  /** Further server settings, e.g. `fsync: 'off'` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** `false` when a server was already running on the folder. */
  readonly startedHere: boolean;
  /** Ends the server's sessions and the server; does nothing when it is already gone. */
  stop(): Promise<void>;
}

const prepareDirectory = (wanted: string, as: RunAs): string => {
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    const directory = realpathSync(wanted);
    if (as.uid !== undefined && as.gid !== undefined && !existsSync(path.join(directory, 'data')))
      chownSync(directory, as.uid, as.gid);
    return directory;
  } catch (cause) {
    throw new AppError(
      'CONFIG_INVALID',
      `The data folder ${wanted} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        nextStep: 'Set DATA_DIR to a folder you may read and write.',
      },
    );
  }
};

const ensureDatabase = async (url: string, database: string): Promise<void> => {
  const client = await connectOnce(url, 'distribution-start');
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE "${database}"`);
  } finally {
    await client.end();
  }
};

const stopServer = async (pid: number, data: string): Promise<void> => {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT'); // "fast" shutdown: open transactions are rolled back, a checkpoint is written
  while (isAlive(pid) && existsSync(postmasterFileOf(data))) await pause(20);
};

/** Starts (or joins) the server of a folder and makes its database. Throws CONFIG_INVALID or STORE_UNAVAILABLE with what to do. */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const bin = findNativeBinaries();
  const as = choosePostgresUser();
  const directory = prepareDirectory(path.resolve(options.directory), as);
  const data = path.join(directory, 'data');
  const database = options.database ?? 'distribution';
  const urlOf = (port: number, name = database): string => `postgresql://${USER}@127.0.0.1:${port}/${name}`;

  const release = await takeStartLock(directory);
  try {
    await createCluster(bin, data, USER, as);
    const running = await findRunningServer(data, (port) => urlOf(port, 'postgres'));
    const server =
      running ?? (await launchServer(bin, data, as, { port: options.port ?? null, settings: options.settings ?? {} }));
    await ensureDatabase(urlOf(server.port, 'postgres'), database);
    return {
      url: urlOf(server.port),
      ...server,
      startedHere: running === null,
      stop: () => stopServer(server.pid, data),
    };
  } finally {
    release();
  }
};
