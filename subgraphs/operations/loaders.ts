import type { InventoryException, InventoryExceptionId } from '@distribution/model/operations/exception';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import type { OrderRecommendation } from '@distribution/model/decision/replenishment-outcomes';
import type { PurchaseOrderId } from '@distribution/model/supply/purchase-order';
import type { WorkflowStatus } from '@distribution/model/operations/workflow';
import type { SyncFlow } from '@distribution/model/operations/sync-flow';
import type { ProductId } from '@distribution/model/products/product';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { createLoader } from '../keyed-loaders.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf, SubgraphServices } from '../services.ts';
import { approvalScopeOf } from './approval-scope.ts';

/** Exceptions within the scope, and the flows. All of it is our own knowledge: there is no system of record to ask. */
export interface Loaders {
  readonly exceptionById: DataLoader<InventoryExceptionId, InventoryException | null>;
  readonly openExceptionsOfProduct: DataLoader<ProductId, readonly InventoryException[]>;
  /** What was sent, or waits to be, by a request for approval. */
  readonly commandsOfApproval: DataLoader<string, readonly OutboundCommand[]>;
  /** The approved recommendation that an order came from. */
  readonly recommendationOfOrder: DataLoader<PurchaseOrderId, OrderRecommendation | null>;
  /** How an instance of work stands, by its id. */
  readonly workflowOf: Readonly<
    Record<'command' | 'approval' | 'publication', DataLoader<string, WorkflowStatus | null>>
  >;
  /** All flows, read once per request, in the order of their name. */
  readonly flows: () => Promise<readonly SyncFlow[]>;
}

export const createLoaders = (
  services: ServicesOf<'operations'> & Pick<SubgraphServices, 'desk'>,
  request: SubgraphRequest,
): Loaders => {
  const reader = services.readers.operations;
  const scope = scopeOf(request.principal);
  let flows: Promise<readonly SyncFlow[]> | null = null;
  const readFlows = async (): Promise<readonly SyncFlow[]> =>
    (await reader.listFlows()).toSorted((left, right) => left.name.localeCompare(right.name));
  return {
    exceptionById: createLoader((ids) => reader.loadExceptions(ids, scope)),
    openExceptionsOfProduct: createLoader((products) => reader.loadOpenExceptionsOfProducts(products, scope)),
    commandsOfApproval: createLoader((ids) =>
      services.desk.outbound.loadOfApprovals(ids, approvalScopeOf(request.principal)),
    ),
    recommendationOfOrder: createLoader((ids) => services.desk.outcomes.loadRecommendations(ids, scope)),
    workflowOf: {
      command: createLoader((ids) => services.desk.workflows.ofCommands(ids)),
      approval: createLoader((ids) => services.desk.workflows.ofApprovals(ids)),
      publication: createLoader((ids) => services.desk.workflows.ofPublications(ids, scope)),
    },
    flows: () => (flows ??= readFlows()),
  };
};
