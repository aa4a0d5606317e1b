import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFreePort, spawnProgram, type SpawnedProcess } from './spawn-process.ts';

const PROGRAM = 'redis-server';

/** Whether a Redis can be started on this machine. */
export const hasRedisServer = spawnSync(PROGRAM, ['--version']).status === 0;

/** A Redis of one test's own, which keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once: what it had is gone. */
  kill(): Promise<void>;
  /** Starts it again at the same port, empty. */
  start(): Promise<void>;
  /** It goes on listening and answers nothing until `resume`. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Starts `redis-server` on a free port; some 30 ms. */
export const openRedisServer = async (): Promise<RedisServer> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-redis-'));
  const port = await findFreePort();
  const settings = { port: String(port), bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  let server: SpawnedProcess | null = null;
  const start = async (): Promise<void> => {
    server = spawnProgram(PROGRAM, args, {}, folder);
    await server.waitFor(/Ready to accept connections/, 10_000);
  };
  const kill = async (): Promise<void> => {
    await server?.end('SIGKILL');
    server = null;
  };
  const signal = (name: NodeJS.Signals): void => void (server !== null && process.kill(server.pid, name));
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
