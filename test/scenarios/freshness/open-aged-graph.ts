import { createGateway } from '@distribution/gateway/gateway';
import type { Cache } from '@distribution/platform/cache/cache-domain';
import { openCache } from '@distribution/platform/cache/open-cache';
import { systemClock } from '@distribution/platform/clock/clock';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { silentLog } from '@distribution/platform/log/log';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { createResources } from '@distribution/platform/resources/resources';
import type { FreshnessEntry } from '@distribution/platform/subgraph/freshness/freshness-report';
import { sourcesOf } from '@distribution/processes/open-adapters';
import { SUPERGRAPH_FILE } from '@distribution/processes/open-gateway';
import { openRelay } from '@distribution/processes/open-relay';
import { shareSources } from '@distribution/processes/share-sources';
import type { Store } from '@distribution/prisma/store/open-store';
import type { SandboxServers } from '@distribution/sandbox/servers/servers';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { EVERYBODY } from '../../kit/subgraphs/everybody.ts';
import { openSyncStand } from '../../kit/open-sync-stand.ts';

/** An answer as a client gets it. `data` is what the test looks into. */
export interface Answer {
  readonly data?: ReturnType<typeof JSON.parse>; // whatever JSON holds; the test's expectation is the check
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: { readonly freshness?: readonly FreshnessEntry[] };
}

/** The graph over the sandbox's systems, on a store that was filled by synchronization, which then stopped. */
export interface AgedGraph {
  readonly servers: SandboxServers;
  readonly store: Store;
  /** What its subgraphs cache in; it follows the event log. */
  readonly cache: Cache;
  /** Makes all that is stored of these flows as old as said. */
  age(flows: readonly string[], minutes: number): Promise<void>;
  /** Moves on hand on to now, as a movement of goods does; what is promised of it stays as of the last balance. */
  move(): Promise<void>;
  /** Calls to the ERP so far. */
  erpCalls(): number;
  ask(query: string, request?: object): Promise<Answer>;
  close(): Promise<void>;
}

const TABLE_OF: Readonly<Record<string, string>> = {
  inventory: 'inventory_position',
  'planning-parameters': 'planning_parameters',
  products: 'product',
  'sales-orders': 'sales_order',
  'purchase-orders': 'purchase_order',
};
const HOUR_MS = 3_600_000;

export const openAgedGraph = async (): Promise<AgedGraph> => {
  const resources = createResources();
  const open = async (): Promise<Omit<AgedGraph, 'close'>> => {
    const stand = await resources.open(
      'stand',
      () => openSyncStand(HOUR_MS),
      (it) => it.close(),
    );
    const sync = await stand.start();
    await sync.seeded;
    await sync.stop();
    const pool = new pg.Pool({ connectionString: stand.databaseUrl, max: 2 });
    resources.own('pool', () => pool.end());
    const { store, servers } = stand;
    const cache = await openCache({ redis: null, keyPrefix: 'test', clock: systemClock, log: silentLog });
    const revocations = createRevocationList();
    await openRelay({ eventLog: store.eventLog, store, cache, revocations, log: silentLog }, resources);
    const upstreams = createSubgraphs({
      readers: store,
      sources: shareSources(sourcesOf(stand.adapters)),
      // What is asked outside here, is asked on account of the schema or of the operation.
      freshnessBudgetsMs: {
        products: HOUR_MS,
        locations: HOUR_MS,
        inventory: HOUR_MS,
        orders: HOUR_MS,
        supply: HOUR_MS,
      },
      cache,
      clock: systemClock,
      cursors: createCursorSealer('a secret for tests'),
      log: silentLog,
      desk: store,
      seasonWeeks: 52,
      approvalSigner: { signApproval: () => Promise.reject(new Error('nothing is approved here')) },
      purchasing: { checkMs: 1_000, budgets: [] },
      systems: { listSystems: async () => [] },
      events: store.eventLog,
    });
    const gateway = createGateway({
      supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
      upstreams: (name) => (request, context) => {
        const upstream = upstreams.get(name);
        if (upstream === undefined) throw new Error(`there is no subgraph ${name}`);
        return upstream.fetch(request, { ...context, signal: context.signal, principal: EVERYBODY });
      },
    });
    resources.own('gateway', () => gateway.close());
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    return {
      servers,
      store,
      cache,
      erpCalls: () => servers.erp.calls.counts().total,
      age: async (flows, minutes) => {
        for (const flow of flows) {
          const then = `now() - interval '${minutes} minutes'`;
          await pool.query(`UPDATE sync_flow SET confirmed_at = ${then} WHERE name = '${flow}'`);
          await pool.query(`UPDATE ${TABLE_OF[flow] ?? flow} SET as_of = ${then}`);
        }
        if (flows.includes('inventory'))
          await pool.query(`UPDATE inventory_position SET booked_through = now() - interval '${minutes} minutes'`);
      },
      move: async () => void (await pool.query('UPDATE inventory_position SET as_of = now()')),
      ask: async (query, request = {}) => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, ...request }),
        });
        return (await response.json()) as Answer; // the shape of a GraphQL answer
      },
    };
  };
  try {
    return { ...(await open()), close: () => resources.close() };
  } catch (error) {
    await resources.close();
    throw error;
  }
};
