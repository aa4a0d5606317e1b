import { existsSync } from 'node:fs';
import path from 'node:path';
import { findFreePort, spawnProgram, type SpawnedProcess } from '../../kit/spawn-process.ts';

/** The `redis-server` on the PATH; `null` when there is none. */
export const findRedisServer = (): string | null =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'redis-server'))
    .find((file) => existsSync(file)) ?? null;

/** A Redis of one's own that keeps nothing on disk: whenever it is restarted, it is empty. */
export interface RedisServer {
  readonly url: string;
  /** Kills it, waits, and starts it again on the same port. */
  restart(pauseMs: number): Promise<void>;
  close(): Promise<void>;
}

export const openRedisServer = async (program: string, folder: string): Promise<RedisServer> => {
  const port = await findFreePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const start = async (): Promise<SpawnedProcess> => {
    const started = spawnProgram(program, flags, {}, folder);
    await started.waitFor(/Ready to accept connections/, 10_000);
    return started;
  };
  let running = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(pauseMs) {
      await running.end('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      running = await start();
    },
    close: async () => {
      await running.end('SIGKILL');
    },
  };
};
