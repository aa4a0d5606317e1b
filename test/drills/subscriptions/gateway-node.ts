import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawnScript, type SpawnedProcess } from '../../kit/spawn-process.ts';

const START_LIMIT_MS = 60_000;

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
  const start = async (): Promise<SpawnedProcess> => {
    const started = spawnScript([SCRIPT, supergraphFile], {
      ...settings,
      PORT: String(port),
    });
    try {
      await started.waitFor(/Graph at/, START_LIMIT_MS);
      return started;
    } catch (error) {
      await started.end('SIGKILL');
      throw error;
    }
  };
  let running = await start();
  let replacing: Promise<void> | null = null;
  const replaceBy = async (signal: NodeJS.Signals, pauseMs: number): Promise<void> => {
    await running.end(signal);
    outputs.push(running.output());
    await pause(pauseMs);
    running = await start();
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
      await replacing?.catch(() => undefined); // whoever asked for it was told
      await running.end('SIGKILL');
    },
  };
};
