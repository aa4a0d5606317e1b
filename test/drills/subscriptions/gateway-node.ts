import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawnNode, type SpawnedProcess } from '../../kit/spawn-process.ts';

/** As a supervisor would: a process that finds Redis away ends, and a later one may find it. */
const STARTS = 20;
const BETWEEN_STARTS_MS = 250;
const START_LIMIT_MS = 60_000;
const NO_REDIS = 'no Redis answers';

const SCRIPT = fileURLToPath(new URL('started/gateway.ts', import.meta.url));

/** A place where a gateway runs: always the same port, now and then another process. */
export interface GatewayNode {
  readonly port: number;
  /** Ends the process by the signal, waits, and starts another; does nothing while that is under way. */
  replace(signal: 'SIGKILL' | 'SIGTERM', pauseMs: number): Promise<boolean>;
  /** What its processes wrote, for when something was wrong. */
  output(): string;
  close(): Promise<void>;
}

/** Starts the first process; resolves when it serves. */
export const openGatewayNode = async (
  port: number,
  supergraphFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<GatewayNode> => {
  const outputs: string[] = [];
  let closing = false;
  const start = async (starts: number): Promise<SpawnedProcess> => {
    for (let left = starts; ; left -= 1) {
      const started = spawnNode(['--import', 'tsx', SCRIPT, supergraphFile], { ...settings, PORT: String(port) });
      try {
        await started.waitFor(/Graph at/, START_LIMIT_MS);
        return started;
      } catch (error) {
        if (left === 1 || closing || !started.output().includes(NO_REDIS)) throw error;
        await started.end('SIGKILL');
        outputs.push(started.output());
        await pause(BETWEEN_STARTS_MS);
      }
    }
  };
  let running = await start(1);
  let replacing: Promise<void> | null = null;
  const replaceBy = async (signal: NodeJS.Signals, pauseMs: number): Promise<void> => {
    await running.end(signal);
    outputs.push(running.output());
    await pause(pauseMs);
    running = await start(STARTS);
  };
  return {
    port,
    async replace(signal, pauseMs) {
      if (replacing !== null) return false;
      replacing = replaceBy(signal, pauseMs).finally(() => (replacing = null));
      await replacing;
      return true;
    },
    output: () => [...outputs, running.output()].join('\n'),
    async close() {
      closing = true;
      await replacing?.catch(() => undefined); // whoever asked for it was told
      await running.end('SIGKILL');
    },
  };
};
