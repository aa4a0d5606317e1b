import { setTimeout as pause } from 'node:timers/promises';
import { askWell } from '../../kit/graph-client.ts';

const QUERY = `query ($sku: String!) {
  product(sku: $sku) { name inventory(first: 1) { nodes { onHand { value unit } } } }
  products(first: 20) { nodes { sku name } }
}`;
const PAUSE_MS = 100;

/** What a person at a screen waited for, in milliseconds. */
export interface Waited {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

/** The wait below which so many of a hundred lie; 0 of none. */
const percentileOf = (waited: readonly number[], share: number): number =>
  [...waited].sort((left, right) => left - right)[Math.floor((waited.length * share) / 100)] ?? 0;

/** Asks the graph as a person does, one question after the other, until it is stopped; a question that fails rejects `stop`. */
export const callInteractively = (url: string, skuAt: (number: number) => string): { stop(): Promise<Waited> } => {
  const waited: number[] = [];
  let stopped = false;
  const calling = (async () => {
    while (!stopped) {
      const before = performance.now();
      await askWell(url, QUERY, { sku: skuAt(waited.length) });
      waited.push(performance.now() - before);
      await pause(PAUSE_MS);
    }
  })();
  calling.catch(() => undefined); // told by `stop`
  return {
    stop: async () => {
      stopped = true;
      await calling;
      return { count: waited.length, p50: percentileOf(waited, 50), p95: percentileOf(waited, 95) };
    },
  };
};
