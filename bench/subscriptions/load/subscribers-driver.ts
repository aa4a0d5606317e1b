import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseId } from '../stream-cases.ts';

/** What the process of the subscribers is told. */
export type SubscribersOrder =
  | { readonly kind: 'OPEN'; readonly port: number; readonly count: number; readonly caseId: CaseId }
  /** Answers when each subscriber has received this many since the last reset. */
  | { readonly kind: 'AWAIT'; readonly each: number; readonly withinMs: number }
  | { readonly kind: 'RESET' | 'PAUSE' | 'RESUME' | 'CLOSE' };

export interface SubscribersAnswer {
  readonly received: number;
  /** Whether the right payload came first to all that were looked at; set by AWAIT. */
  readonly right: boolean;
  /** Of the subscribers that sample, since the last reset. */
  readonly latenciesMs: readonly number[];
}

export interface SubscribersDriver {
  /** Rejects when a connection is refused or breaks, or what was awaited did not come in time. */
  tell(order: SubscribersOrder): Promise<SubscribersAnswer>;
  close(): Promise<void>;
}

type Reply = { readonly answer: SubscribersAnswer } | { readonly error: string };

/** Opens the process of the subscribers, whose CPU is nobody's; whoever opened it closes it. */
export const openSubscribersDriver = (): SubscribersDriver => {
  const child = fork(fileURLToPath(new URL('../started/subscribers.ts', import.meta.url)), {
    execArgv: ['--import', '@distribution/platform/typescript/register'],
    serialization: 'advanced',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    tell: (order) =>
      new Promise((resolve, reject) => {
        const gone = (): void => reject(new Error('the process of the subscribers ended'));
        child.once('exit', gone);
        child.once('message', (reply: Reply) => {
          child.off('exit', gone);
          if ('answer' in reply) resolve(reply.answer);
          else reject(new Error(reply.error));
        });
        child.send(order, (error) => {
          if (error) gone(); // it was stopped together with the bench
        });
      }),
    close: () => {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
};
