import type { SubgraphTransport, TransportCounts } from './subgraph-transport.ts';

/** What the calls to one subgraph came to, under every supergraph there has been. */
export interface SubgraphTotals extends TransportCounts {
  readonly subgraph: string;
}

/** Counts of transports, which end with their supergraph; what is shown of a gateway must never go down. */
export interface TransportTotals {
  /** Counts a transport in from now on; one that counts nothing is left out. Call what it gives when it has ended. */
  follow(subgraph: string, transport: SubgraphTransport): () => void;
  read(): readonly SubgraphTotals[];
}

const NOTHING: TransportCounts = { calls: 0, retries: 0, refused: 0, looked: 0, shared: 0 };

const sumOf = (one: TransportCounts, other: TransportCounts): TransportCounts => ({
  calls: one.calls + other.calls,
  retries: one.retries + other.retries,
  refused: one.refused + other.refused,
  looked: one.looked + other.looked,
  shared: one.shared + other.shared,
});

export const createTransportTotals = (): TransportTotals => {
  const ended = new Map<string, TransportCounts>();
  const live = new Set<{ readonly subgraph: string; readonly counts: () => TransportCounts }>();
  return {
    follow(subgraph, transport) {
      if (transport.kind !== 'TEXT' || !transport.counts) return () => {};
      const counts = transport.counts.bind(transport);
      const followed = { subgraph, counts };
      live.add(followed);
      return () => {
        if (live.delete(followed)) ended.set(subgraph, sumOf(ended.get(subgraph) ?? NOTHING, counts()));
      };
    },
    read() {
      const totals = new Map(ended);
      for (const { subgraph, counts } of live) totals.set(subgraph, sumOf(totals.get(subgraph) ?? NOTHING, counts()));
      return [...totals].map(([subgraph, counts]) => ({ subgraph, ...counts }));
    },
  };
};
