import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './load-order.ts';

export interface LoadDriver {
  readonly pid: number;
  /** Runs one order; rejects when the gateway cannot be reached or breaks off. One at a time. */
  run(order: LoadOrder): Promise<LoadResult>;
  close(): Promise<void>;
}

type Reply = { readonly result: LoadResult } | { readonly error: string };

/** Opens the load process; whoever opened it closes it. */
export const openLoadDriver = (): LoadDriver => {
  const child = fork(fileURLToPath(new URL('../started/load.ts', import.meta.url)), {
    execArgv: ['--import', '@distribution/platform/typescript/register'],
    serialization: 'advanced',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? 0,
    run: (order) =>
      new Promise((resolve, reject) => {
        const gone = (): void => reject(new Error('the load process ended'));
        child.once('exit', gone);
        child.once('message', (reply: Reply) => {
          child.off('exit', gone);
          if ('result' in reply) resolve(reply.result);
          else reject(new Error(reply.error));
        });
        child.send(order);
      }),
    close: () => {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
};
