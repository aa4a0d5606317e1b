import { Counter, type Registry } from 'prom-client';

/** What calls to one subgraph came to since the start of the process. */
export interface SubgraphCallReading {
  readonly subgraph: string;
  /** Calls that went to it. */
  readonly calls: number;
  /** Requests beyond each call's first. */
  readonly retries: number;
  /** Calls that were not sent again because too many had been. */
  readonly refused: number;
  /** Queries compared with those under way. */
  readonly looked: number;
  /** Queries answered by a call that another had begun. */
  readonly shared: number;
}

const SHOWN = [
  ['calls', 'subgraph_calls', 'Calls that went to subgraphs over HTTP.'],
  ['retries', 'subgraph_retries', 'Requests to subgraphs beyond the first of a call.'],
  ['refused', 'subgraph_retries_refused', 'Calls that were not sent again because the retry budget was spent.'],
  ['looked', 'subgraph_calls_compared', 'Queries to subgraphs compared with those under way.'],
  ['shared', 'subgraph_calls_shared', 'Queries to subgraphs answered by a call under way.'],
] as const;

/**
 * Registers what is shown of calls to subgraphs. Transports count by themselves; the function this gives takes what
 * reads them, and it is asked at every scrape.
 */
export const createSubgraphCallMetrics = (
  registers: Registry[],
): ((read: () => readonly SubgraphCallReading[]) => void) => {
  const gateways: (() => readonly SubgraphCallReading[])[] = [];
  for (const [count, name, help] of SHOWN) {
    new Counter({
      name: `graph_${name}_total`,
      help,
      labelNames: ['subgraph'],
      registers,
      collect() {
        this.reset();
        for (const reading of gateways.flatMap((read) => read()))
          this.inc({ subgraph: reading.subgraph }, reading[count]);
      },
    });
  }
  return (read) => {
    gateways.push(read);
  };
};
