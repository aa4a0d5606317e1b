import type { Engine } from '../engine/engine.ts';
import { createRunning } from './running.ts';

/** What is opened for one supergraph; `close` gives back what only it needed. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** Names of the client's headers that some subgraph gets, in lower case; absent: none. */
  readonly forwarded?: readonly string[];
  readonly close: () => Promise<void>;
}

/** One supergraph made ready, and the operations that began in it: they end in it, whatever comes after it. */
export interface Generation {
  readonly engine: Engine;
  /** Names of the client's headers that some subgraph gets, in lower case. */
  readonly forwarded: readonly string[];
  /** To be called when work in it begins, and `leave` when it has ended. */
  enter(): void;
  leave(): void;
  /** Waits until nothing runs in it, `withinMs` at most, and closes it. Gives the number of operations still running. */
  close(withinMs: number): Promise<number>;
}

/** Takes over an opened engine. */
export const createGeneration = ({ engine, forwarded = [], close }: OpenedEngine): Generation => {
  const running = createRunning();
  return {
    engine,
    forwarded,
    enter: () => running.enter(),
    leave: () => running.leave(),
    async close(withinMs) {
      const left = await running.idle(withinMs);
      engine.plans.clear();
      await close();
      return left;
    },
  };
};
