import { readFileSync } from 'node:fs';
import { createGateway } from '@distribution/gateway/gateway';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import { createResources } from '@distribution/platform/resources/resources';
import { createMetrics, type Metrics } from '@distribution/platform/telemetry/metrics';
import { reachInProcess, SUPERGRAPH_FILE } from '@distribution/processes/open-gateway';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { openTestDatabase } from './open-test-database.ts';
import { openGraphs } from './subgraphs/open-graphs.ts';

/** The graph behind its HTTP front over a store that holds what the test puts there: no outside systems, no sync. */
export interface StoreGateway {
  readonly url: string;
  readonly databaseUrl: string;
  readonly store: Store;
  readonly metrics: Metrics;
  /** The subgraphs by themselves, for callers of any kind. */
  readonly graphs: Awaited<ReturnType<typeof openGraphs>>;
  /** Where the event log stands now, as subscriptions take it. */
  eventCursor(): Promise<string>;
  close(): Promise<void>;
}

/** Opens it, with the clock of the subgraphs at now; whoever opens it closes it. */
export const openStoreGateway = async (): Promise<StoreGateway> => {
  const resources = createResources();
  const database = await resources.open(
    'database',
    () => openTestDatabase(),
    (it) => it.close(),
  );
  const store = await resources.open(
    'store',
    () => openStore({ databaseUrl: database.url }),
    (it) => it.close(),
  );
  const graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  graphs.time.now = Date.now();
  const metrics = createMetrics({ process: 'test', processMetrics: false });
  const gateway = createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
    ...reachInProcess(graphs.upstreams),
    events: { log: store.eventLog, cursors: graphs.cursors },
    metrics,
  });
  resources.own('gateway', () => gateway.close());
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const eventCursor = async () => sealLogPosition(graphs.cursors, await store.eventLog.head());
  return { url, databaseUrl: database.url, store, metrics, graphs, eventCursor, close: () => resources.close() };
};
