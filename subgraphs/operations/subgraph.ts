// Operations: what the platform itself knows of its work. In: exceptions, flows, runs and parked records from the store.
// Out: lists of them; the events of the subscription come from the event log, by way of the gateway, in the shape of
// the types here. With outside systems down everything here still answers; with the store down, every field fails.
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { SCALARS } from '../scalars.ts';
import { createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { InventoryException } from './resolvers/inventory-exception.ts';
import { Product } from './resolvers/product.ts';
import { inventoryException } from './resolvers/query-inventory-exception.ts';
import { inventoryExceptions } from './resolvers/query-inventory-exceptions.ts';
import { parkedRecords } from './resolvers/query-parked-records.ts';
import { syncFlow } from './resolvers/query-sync-flow.ts';
import { syncFlows } from './resolvers/query-sync-flows.ts';
import { syncRuns } from './resolvers/query-sync-runs.ts';
import { SyncFlow } from './resolvers/sync-flow.ts';

const resolvers: Resolvers = {
  Query: { inventoryException, inventoryExceptions, syncFlows, syncFlow, syncRuns, parkedRecords },
  Product,
  InventoryException,
  SyncFlow,
};

export const subgraph = defineSubgraph({
  name: 'operations',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
});
