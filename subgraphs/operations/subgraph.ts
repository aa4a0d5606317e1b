// Operations: what the platform itself knows of its work. In: exceptions, flows, runs, parked records and commands from
// the store. Out: lists of them, and commands for whoever runs the platform; the events of the subscription come from the event log, by way of the gateway, in the shape of
// the types here. With outside systems down everything here still answers; with the store down, every field fails.
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { SCALARS } from '../scalars.ts';
import { createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { Failure, failure, ParkedRecord, PlaybookStep, SyncRun } from './resolvers/failure.ts';
import { InventoryException } from './resolvers/inventory-exception.ts';
import { Product } from './resolvers/product.ts';
import { publishForecast, reconcileFlow, replayChanges, verifyProjections } from './resolvers/mutation-commands.ts';
import { decideApprovals, withdrawApprovals } from './resolvers/mutation-approvals.ts';
import { claimException, resolveException, snoozeException } from './resolvers/mutation-exceptions.ts';
import { resolveOutboundCommand } from './resolvers/mutation-outbound.ts';
import { discardParkedRecord, retryParkedRecord } from './resolvers/mutation-dead-letters.ts';
import {
  AuditEntry,
  auditExport,
  auditTrail,
  AuditVerdict,
  auditVerdict,
  legalHolds,
} from './resolvers/query-audit.ts';
import { ChangeJournal, changeJournal } from './resolvers/query-change-journal.ts';
import { resolveDrift } from './resolvers/mutation-resolve-drift.ts';
import { exception, exceptionClusters, exceptions } from './resolvers/query-exceptions.ts';
import { approval, approvals, ApprovalRequest } from './resolvers/query-approvals.ts';
import {
  forecastFindings,
  forecastImpact,
  ForecastImpact,
  forecastImpacts,
  ForecastPublication,
  forecastPublication,
  forecastPublications,
} from './resolvers/query-forecast-publications.ts';
import { OutboundCommand, outboundCommand, outboundCommands } from './resolvers/query-outbound.ts';
import {
  OrderRecommendation,
  PurchaseOrder,
  replenishmentOutcomes,
  unmatchedPurchaseOrders,
} from './resolvers/query-replenishment-outcomes.ts';
import { drifts, reconciliationRuns } from './resolvers/query-reconciliation.ts';
import { inventoryException } from './resolvers/query-inventory-exception.ts';
import { inventoryExceptions } from './resolvers/query-inventory-exceptions.ts';
import { placeLegalHold, releaseLegalHold } from './resolvers/mutation-legal-holds.ts';
import { mapCode, rejectCode } from './resolvers/mutation-codes.ts';
import { codeMappings, unmappedCodes } from './resolvers/query-codes.ts';
import { BusinessException, Drift, ReaderConnection, readersOf } from './resolvers/query-readers.ts';
import { parkedRecords } from './resolvers/query-parked-records.ts';
import { syncCommand } from './resolvers/query-sync-command.ts';
import { syncCommands } from './resolvers/query-sync-commands.ts';
import { syncFlow } from './resolvers/query-sync-flow.ts';
import { syncFlows } from './resolvers/query-sync-flows.ts';
import { businessTelemetry, flowFigures } from './resolvers/query-figures.ts';
import { stockDifference } from './resolvers/query-stock-difference.ts';
import { serviceLevels } from './resolvers/query-service-levels.ts';
import { syncLatency } from './resolvers/query-sync-latency.ts';
import { syncRuns } from './resolvers/query-sync-runs.ts';
import { systems } from './resolvers/query-systems.ts';
import { ProjectionComparison, ReplayReport, SyncCommand } from './resolvers/sync-command.ts';
import { SyncFlow } from './resolvers/sync-flow.ts';

const resolvers: Resolvers = {
  Query: {
    exception,
    exceptions,
    exceptionClusters,
    inventoryException,
    inventoryExceptions,
    syncFlows,
    syncFlow,
    syncRuns,
    syncLatency,
    failure,
    serviceLevels,
    flowFigures,
    businessTelemetry,
    stockDifference,
    parkedRecords,
    unmappedCodes,
    codeMappings,
    syncCommand,
    syncCommands,
    changeJournal,
    auditTrail,
    auditVerdict,
    auditExport,
    legalHolds,
    reconciliationRuns,
    drifts,
    outboundCommand,
    outboundCommands,
    replenishmentOutcomes,
    unmatchedPurchaseOrders,
    readersOf,
    systems,
    approval,
    approvals,
    forecastPublication,
    forecastPublications,
    forecastFindings,
    forecastImpact,
    forecastImpacts,
  },
  Mutation: {
    publishForecast,
    decideApprovals,
    withdrawApprovals,
    replayChanges,
    verifyProjections,
    reconcileFlow,
    resolveDrift,
    claimException,
    snoozeException,
    resolveException,
    resolveOutboundCommand,
    retryParkedRecord,
    discardParkedRecord,
    mapCode,
    placeLegalHold,
    releaseLegalHold,
    rejectCode,
  },
  ApprovalRequest,
  ForecastPublication,
  ForecastImpact,
  OutboundCommand,
  PurchaseOrder,
  OrderRecommendation,
  SyncCommand,
  Drift,
  BusinessException,
  ReaderConnection,
  ChangeJournal,
  AuditEntry,
  AuditVerdict,
  ReplayReport,
  ProjectionComparison,
  Product,
  InventoryException,
  Failure,
  ParkedRecord,
  PlaybookStep,
  SyncRun,
  SyncFlow,
};

export const subgraph = defineSubgraph({
  name: 'operations',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
});
