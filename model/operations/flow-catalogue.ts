import type { DriftReview } from './reconciliation.ts';
import type { FlowName, SyncFlow } from './sync-flow.ts';

/** What is served of a flow's records while its system cannot be asked: what was last known, marked with its age. */
export type FlowFallback = 'LAST_KNOWN';

/** CURRENT: a record goes when its system no longer tells of it. FACTS: what happened happened, and stays. */
export type FlowRetention = 'CURRENT' | 'FACTS';

/**
 * How the content has to be handled. INTERNAL: of no use to others. COMMERCIAL: prices, terms and partners, which
 * competitors must not see. PERSONAL: names natural persons. ACCOUNTING: a record that tax law wants kept unaltered.
 */
export type ComplianceClass = 'INTERNAL' | 'COMMERCIAL' | 'PERSONAL' | 'ACCOUNTING';

/** All that is declared of one flow. Systems are named by their code, as the operator configures them. */
export interface FlowDeclaration {
  /** What its records are, for people. */
  readonly records: string;
  /** The system it is read from. */
  readonly system: string;
  /** System of record: the only one whose word about these records is taken. */
  readonly owner: string;
  /** Fields that another system owns, where it is connected to the flow as a contributor. */
  readonly fieldOwners: Readonly<Record<string, string>>;
  /** IN: read and never written back. */
  readonly direction: 'IN';
  readonly mode: SyncFlow['mode'];
  /** Seconds it may lag before it is LATE. */
  readonly freshnessTargetSeconds: number;
  /** Milliseconds between two polls. */
  readonly pollIntervalMs: number;
  /** Recovery objective: seconds its data may lag at the very most, also while something is down. */
  readonly maxLatencySeconds: number;
  /** Recovery objective: minutes after which it has caught up once its system answers again. */
  readonly recoveryMinutes: number;
  readonly fallback: FlowFallback;
  readonly retention: FlowRetention;
  readonly compliance: ComplianceClass;
  /** Error rule: who decides when a record stands otherwise in its system. What is refused is parked, in every flow. */
  readonly driftReview: DriftReview;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Habit = Omit<FlowDeclaration, 'records' | 'compliance'>;

const master: Habit = {
  system: 'erp',
  owner: 'erp',
  fieldOwners: {},
  direction: 'IN',
  mode: 'MICRO_BATCH',
  freshnessTargetSeconds: 5 * MINUTE,
  pollIntervalMs: 60_000,
  maxLatencySeconds: DAY,
  recoveryMinutes: 60,
  fallback: 'LAST_KNOWN',
  retention: 'CURRENT',
  driftReview: 'AUTO',
};
const pushed: Habit = {
  ...master,
  mode: 'EVENT',
  freshnessTargetSeconds: MINUTE,
  pollIntervalMs: 20_000,
  maxLatencySeconds: HOUR,
  recoveryMinutes: 15,
};
const warehouse: Habit = { ...pushed, system: 'wms', owner: 'wms' };

/**
 * Every flow there is, as it is kept where nothing else is set. What is pushed is polled as well: a webhook may get lost.
 * A projection follows its system of record at once; what is an obligation (orders to suppliers, invoices) or a fact of
 * the ledger is looked at by a person first.
 */
export const FLOW_CATALOGUE: Readonly<Record<FlowName, FlowDeclaration>> = {
  products: {
    ...master,
    records: 'Products, their units and codes',
    compliance: 'INTERNAL',
    fieldOwners: { packagingUnits: 'wms', lotTracked: 'wms', shelfLifeDays: 'wms' },
  },
  locations: {
    ...master,
    records: 'Warehouses, shops and other sites',
    compliance: 'INTERNAL',
    freshnessTargetSeconds: 15 * MINUTE,
  },
  suppliers: { ...master, records: 'Suppliers', compliance: 'COMMERCIAL' },
  'supplier-products': { ...master, records: 'Who supplies what, at which terms', compliance: 'COMMERCIAL' },
  customers: { ...master, records: 'Customers', compliance: 'PERSONAL' },
  'planning-parameters': {
    ...master,
    records: 'Safety stocks and reorder points',
    compliance: 'INTERNAL',
    fieldOwners: {
      safetyStock: 'planning',
      reorderPoint: 'planning',
      maximumStock: 'planning',
      serviceLevel: 'planning',
    },
  },
  inventory: { ...pushed, records: 'Stock of a product at a site', compliance: 'INTERNAL' },
  movements: {
    ...warehouse,
    records: 'Goods that moved',
    compliance: 'ACCOUNTING',
    freshnessTargetSeconds: 30,
    pollIntervalMs: 10_000,
    retention: 'FACTS',
    driftReview: 'PLANNER_REVIEW',
  },
  'sales-orders': { ...pushed, records: 'Orders of customers', compliance: 'PERSONAL' },
  shipments: { ...warehouse, records: 'Deliveries to customers', compliance: 'PERSONAL' },
  'purchase-orders': {
    ...pushed,
    records: 'Orders to suppliers',
    compliance: 'COMMERCIAL',
    freshnessTargetSeconds: 2 * MINUTE,
    driftReview: 'PROCUREMENT_APPROVAL',
  },
  'transfer-orders': {
    ...pushed,
    records: 'Goods on order from one site to another',
    compliance: 'INTERNAL',
    freshnessTargetSeconds: 2 * MINUTE,
  },
  'supplier-confirmations': {
    ...pushed,
    records: 'What suppliers said to an order',
    compliance: 'COMMERCIAL',
    freshnessTargetSeconds: 2 * MINUTE,
  },
  'advance-ship-notices': {
    ...warehouse,
    records: 'What suppliers have sent',
    compliance: 'COMMERCIAL',
    freshnessTargetSeconds: 2 * MINUTE,
  },
  invoices: {
    ...master,
    records: 'Invoices, to customers and of suppliers',
    compliance: 'ACCOUNTING',
    driftReview: 'FINANCE_VALIDATION',
  },
  forecasts: {
    ...master,
    records: 'Versions of the forecast and their series',
    compliance: 'COMMERCIAL',
    system: 'planning',
    owner: 'planning',
    mode: 'BATCH',
    freshnessTargetSeconds: HOUR,
  },
  demand: {
    ...master,
    records: 'What was sold or used, by period',
    compliance: 'COMMERCIAL',
    mode: 'BATCH',
    freshnessTargetSeconds: DAY,
    maxLatencySeconds: 2 * DAY,
    retention: 'FACTS',
  },
  'stock-assumptions': {
    ...master,
    records: 'Stock that planning reckons with',
    compliance: 'INTERNAL',
    system: 'planning',
    owner: 'planning',
    mode: 'BATCH',
    freshnessTargetSeconds: HOUR,
    driftReview: 'AUTO',
  },
};
