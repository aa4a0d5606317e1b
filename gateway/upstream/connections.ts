import { AppError } from '@distribution/platform/errors/app-error';
import { Agent } from 'undici';
import { PipelinedWire } from './pipelining/pipelined-wire.ts';
import type { Wire } from './wire.ts';

/** The connections of one gateway to its subgraphs: they outlive a supergraph. */
export interface Connections {
  /**
   * What requests to one origin go over. Throws `CANCELLED` once closing has begun: nobody would close it.
   * @param pipelining requests that one connection may carry at a time, over connections of our own; `null`: undici's
   */
  wireTo(origin: string, pipelining: number | null): Wire;
  /** Takes no more requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

const MOST_CONNECTIONS = 64;
const KEEP_ALIVE_MS = 60_000;

export const createConnections = (): Connections => {
  const agent = new Agent({ connections: MOST_CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS });
  const pipelined = new Map<string, PipelinedWire>();
  let isClosing = false;
  return {
    wireTo(origin, depth) {
      if (isClosing) throw new AppError('CANCELLED', `The connections to ${origin} are closing with the gateway.`);
      if (depth === null) return agent;
      const key = `${depth} ${origin}`;
      let wire = pipelined.get(key);
      if (!wire) {
        wire = new PipelinedWire({ origin, depth, maxConnections: MOST_CONNECTIONS, keepAliveMs: KEEP_ALIVE_MS });
        pipelined.set(key, wire);
      }
      return wire;
    },
    async close() {
      isClosing = true;
      await Promise.all([agent.close(), ...[...pipelined.values()].map((each) => each.close())]);
    },
  };
};
