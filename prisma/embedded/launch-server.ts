import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import type { RunAs } from './postgres-user.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { pause } from './process-state.ts';

const READY_LIMIT_MS = 60_000;
const LOG_TAIL = 600;

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** On loopback only, in UTC; no socket file, whose path could be too long or not writable. */
const settingsFor = (port: number, more: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...more,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const waitUntilReady = async (child: ChildProcess, data: string, logFile: string): Promise<void> => {
  const deadline = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const state = readPostmasterFile(data);
    if (state !== null && state.pid === child.pid && state.ready) return;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new AppError(
        'STORE_UNAVAILABLE',
        `The embedded PostgreSQL did not start: ${readFileSync(logFile, 'utf8').slice(-LOG_TAIL).trim()}`,
        { nextStep: `Read ${logFile}; correct DATA_DIR or free memory and disk, or set DATABASE_URL.` },
      );
    await pause(20);
  }
};

/** Starts postgres on a cluster and waits until it takes connections. It outlives this process if this one is killed. */
export const launchServer = async (
  bin: string,
  data: string,
  as: RunAs,
  options: { readonly port: number | null; readonly settings: Readonly<Record<string, string>> },
): Promise<{ readonly pid: number; readonly port: number }> => {
  const port = options.port ?? (await findFreePort());
  const logFile = path.join(path.dirname(data), 'postgres.log');
  const log = openSync(logFile, 'a');
  // Its own process group: Ctrl-C at the terminal reaches us, and we stop it when everything else is closed.
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, ...settingsFor(port, options.settings)], {
    ...as,
    cwd: path.dirname(data),
    stdio: ['ignore', log, log],
    detached: true,
  });
  child.once('error', () => undefined); // shows as a missing pid below
  closeSync(log);
  child.unref();
  await waitUntilReady(child, data, logFile);
  return { pid: child.pid ?? 0, port };
};
