// The memory of the graph: one pool of connections and everything that is kept behind ports. In: a database URL (already
// migrated). Out: readers, the write side for sync, the event log, revocations, secrets, audit. Whoever opens it closes
// it. When PostgreSQL is away every call fails with STORE_UNAVAILABLE and works again when it is back; nothing is queued.
// Records are read and written in bulk as SQL on the pool; single rows of the house's own go through the Prisma client
// on the same pool.
import type { EntityId, EntityKind } from '@distribution/model/entity-id';
import type { ApprovalDesk } from '@distribution/model/decision/approval-request';
import type { OutcomesReader } from '@distribution/model/decision/replenishment-outcomes';
import type { ForecastReader } from '@distribution/model/forecasts/ports';
import type { PublicationStore } from '@distribution/model/forecasts/publication-store';
import type { InventoryReader } from '@distribution/model/inventory/ports';
import type { LocationReader } from '@distribution/model/locations/ports';
import type { OperationsReader } from '@distribution/model/operations/ports';
import type { AuditTrail } from '@distribution/model/operations/audit';
import type { CommandDesk, CommandQueue } from '@distribution/model/operations/command';
import type { DeadLetters } from '@distribution/model/operations/dead-letters';
import type { OutboundDesk } from '@distribution/model/operations/outbound';
import type { OutboundWork } from '@distribution/model/operations/outbound-work';
import type { ChangeJournal } from '@distribution/model/operations/journal';
import type { ExceptionDesk, ExceptionJudge } from '@distribution/model/operations/exception-desk';
import type { ReadersReader } from '@distribution/model/operations/readers';
import type { ReconciliationStore } from '@distribution/model/operations/reconciliation';
import type { Stewardship } from '@distribution/model/operations/stewardship';
import type { StockDifferenceReader } from '@distribution/model/operations/stock-difference';
import type { FailureReader } from '@distribution/model/operations/failure';
import type { FiguresReader } from '@distribution/model/operations/flow-figures';
import type { ServiceLevels } from '@distribution/model/operations/service-level';
import type { LatencyReader } from '@distribution/model/operations/sync-latency';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import type { WorkflowReader } from '@distribution/model/operations/workflow';
import type { Watch } from '@distribution/model/operations/watch';
import type { OrderReader } from '@distribution/model/orders/ports';
import type { ProductReader } from '@distribution/model/products/ports';
import type { SupplyReader } from '@distribution/model/supply/ports';
import type { EventLogReader } from '@distribution/platform/event-log/event-log';
import type { ReadSink } from '@distribution/platform/read-log/read-log';
import type { SourceLog } from '@distribution/platform/event-log/source-log';
import pg from 'pg';
import { createStewardship } from './codes/stewardship.ts';
import { createCommandDesk } from './commands/command-desk.ts';
import { createCommandQueue } from './commands/command-queue.ts';
import { createWorkQueue } from './commands/work-queue.ts';
import { connectOnce } from './connect.ts';
import { createApprovalDesk } from './decisions/approval-desk.ts';
import { createOutcomesReader } from './decisions/replenishment-outcomes.ts';
import { createExceptionDesk } from './exceptions/exception-desk.ts';
import { createExceptionJudge } from './exceptions/exception-judge.ts';
import { createStockDifferenceReader } from './insight/stock-difference.ts';
import { createFailureReader } from './insight/failures.ts';
import { createFiguresReader } from './insight/business-telemetry.ts';
import { createServiceLevels } from './insight/service-levels.ts';
import { createLatencyReader } from './insight/read-latency.ts';
import { createWatch } from './insight/watch.ts';
import { createChangeJournal } from './journal/change-journal.ts';
import { openBell } from './log/bell.ts';
import { createEventLogReader } from './log/event-log-reader.ts';
import { recognizeHome, renewGeneration } from './log/log-generation.ts';
import { createSourceLog } from './log/source-log.ts';
import { createPublicationStore } from './publication/publication-store.ts';
import { createOutboundDesk } from './outbound/outbound-desk.ts';
import { createOutboundWork } from './outbound/outbound-work.ts';
import { createForecastReader } from './read/forecast-reader.ts';
import { createInventoryReader } from './read/inventory-reader.ts';
import { createLocationReader } from './read/location-reader.ts';
import { createOperationsReader } from './read/operations-reader.ts';
import { createOrderReader } from './read/order-reader.ts';
import { createProductReader } from './read/product-reader.ts';
import { createSupplyReader } from './read/supply-reader.ts';
import { createReconciliationStore } from './reconciliation/reconciliation-store.ts';
import { createAuditTrail } from './security/audit-trail.ts';
import { readInstanceSecret } from './security/instance-secrets.ts';
import { createReadersReader } from './reads/readers-reader.ts';
import { createReadSink, pruneReads } from './reads/read-sink.ts';
import { createRevocations, type Revocations } from './security/revocations.ts';
import { createWorkflowReader } from './workflow/workflow-reader.ts';
import { createDatabase } from './sql/database.ts';
import { createPrismaClient } from './sql/prisma-client.ts';
import { sql } from './sql/statement.ts';
import { createDeadLetters } from './write/dead-letters.ts';
import { aliasEntity } from './write/entity-aliases.ts';
import { createLeases } from './write/flow-lease.ts';
import { type PrunedHistory, pruneHistory } from './write/prune-history.ts';
import { createSyncStore } from './write/sync-store.ts';

const DEFAULT_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

export interface StoreOptions {
  readonly databaseUrl: string;
  /** Most connections of the pool; the log's bell and the leases have one each beside it. */
  readonly maxConnections?: number;
  /** Told what the store waits for when a lock that somebody else holds keeps it from its work. */
  readonly onWait?: (what: string) => void;
}

export interface Store {
  readonly products: ProductReader;
  readonly locations: LocationReader;
  readonly inventory: InventoryReader;
  readonly orders: OrderReader;
  readonly supply: SupplyReader;
  readonly forecasts: ForecastReader;
  readonly operations: OperationsReader;
  readonly sync: SyncStore;
  readonly journal: ChangeJournal;
  readonly eventLog: EventLogReader;
  /** Takes the events of topics that are followed elsewhere. */
  readonly sourceLog: SourceLog;
  readonly revocations: Revocations;
  readonly audit: AuditTrail;
  readonly deadLetters: DeadLetters;
  /** What codes of outside systems mean. */
  readonly stewardship: Stewardship;
  readonly reconciliation: ReconciliationStore;
  /** Who read what: where gateways write it, and where it is looked up. */
  readonly readSink: ReadSink;
  readonly readLog: ReadersReader;
  /** Exceptions of the whole business: where people work on them, and what finds them. */
  readonly exceptions: ExceptionDesk;
  readonly exceptionJudge: ExceptionJudge;
  /** How long changes took to come here, and what watches it minute by minute. */
  readonly latencies: LatencyReader;
  readonly watch: Watch;
  /** What failed, and what it has touched. */
  readonly failures: FailureReader;
  /** Where approvals are asked for and given. */
  readonly approvals: ApprovalDesk;
  /** What became of forecasts and recommendations. */
  readonly outcomes: OutcomesReader;
  /** How publications, commands and approvals stand, and what hangs on them. */
  readonly workflows: WorkflowReader;
  /** How published forecasts are taken into the ERP. */
  readonly publications: PublicationStore;
  /** What was promised of flows and how it is kept, and how they and the business fare. */
  readonly serviceLevels: ServiceLevels;
  readonly figures: FiguresReader;
  /** What lies between the book and the floor. */
  readonly stockDifferences: StockDifferenceReader;
  /** Where work is handed in that takes longer than a request, and where it is taken up. */
  readonly commands: CommandDesk;
  readonly commandQueue: CommandQueue;
  /** What is sent to outside systems: where it is handed in and followed, and where it is taken up. */
  readonly outbound: OutboundDesk;
  readonly outboundWork: OutboundWork;
  /** A random secret shared by all processes on this database (`cursor`, `assertion`), made on first use. */
  readSecret(name: string): Promise<string>;
  aliasEntity<K extends EntityKind>(formerId: EntityId<K>, entityId: EntityId<K>): Promise<void>;
  /** Forgets what ended before the ISO instant: events, runs, settled deliveries and parked records, latencies; answers how many. */
  pruneHistory(before: string): Promise<PrunedHistory>;
  /** Forgets reads from before the ISO instant; answers how many. */
  pruneReads(before: string): Promise<{ readonly reads: number }>;
  /** Ends all event cursors: after the data folder was put back from a file copy. */
  renewLogGeneration(): Promise<void>;
  /** One cheap statement; throws STORE_UNAVAILABLE when the database is away. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store on a migrated database. Throws CONFIG_INVALID or STORE_UNAVAILABLE with what to do. */
export const openStore = async ({ databaseUrl, maxConnections, onWait }: StoreOptions): Promise<Store> => {
  const check = await connectOnce(databaseUrl, 'distribution-check'); // a clear sentence before anything is built
  await check.end();
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections ?? DEFAULT_CONNECTIONS,
    application_name: 'distribution',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    // Statements here have many parts and touch few rows: compiling one takes a hundred times as long as running it. Sent
    // as a statement, because a pooler in between may refuse options at connecting.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, which its types do not say
    onConnect: (client) => client.query('SET jit = off').then(() => undefined),
  });
  pool.on('error', () => undefined); // an idle connection broke; the pool replaces it
  // One that breaks while in use rejects its statement; without a listener of its own it would also end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = createDatabase(pool);
  const prisma = createPrismaClient(pool);
  const bell = openBell(databaseUrl, database);
  const leases = createLeases(databaseUrl);
  const workQueue = createWorkQueue(databaseUrl, onWait === undefined ? {} : { onWait });
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await workQueue.close();
    await leases.close();
    await bell.close();
    await prisma.$disconnect();
    await pool.end();
  };
  try {
    await recognizeHome(database);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    products: createProductReader(database),
    locations: createLocationReader(database),
    inventory: createInventoryReader(database),
    orders: createOrderReader(database),
    supply: createSupplyReader(database),
    forecasts: createForecastReader(database),
    operations: createOperationsReader(database),
    sync: createSyncStore(database, prisma, leases),
    journal: createChangeJournal(database),
    eventLog: createEventLogReader(database, bell),
    sourceLog: createSourceLog(database, leases),
    revocations: createRevocations(database),
    audit: createAuditTrail(database),
    deadLetters: createDeadLetters(database),
    stewardship: createStewardship(database),
    reconciliation: createReconciliationStore(database),
    readSink: createReadSink(database),
    readLog: createReadersReader(database),
    exceptions: createExceptionDesk(database),
    exceptionJudge: createExceptionJudge(database, leases),
    latencies: createLatencyReader(database),
    watch: createWatch(database, leases),
    failures: createFailureReader(database),
    approvals: createApprovalDesk(database),
    outcomes: createOutcomesReader(database),
    workflows: createWorkflowReader(database),
    publications: createPublicationStore(database, leases),
    serviceLevels: createServiceLevels(database),
    figures: createFiguresReader(database),
    stockDifferences: createStockDifferenceReader(database),
    commands: createCommandDesk(database, workQueue),
    commandQueue: createCommandQueue(database, workQueue),
    outbound: createOutboundDesk(database),
    outboundWork: createOutboundWork(database),
    readSecret: (name) => readInstanceSecret(prisma, name),
    aliasEntity: (formerId, entityId) => aliasEntity(database, formerId, entityId),
    pruneHistory: (before) => pruneHistory(database, before),
    pruneReads: (before) => pruneReads(database, before),
    renewLogGeneration: () => renewGeneration(database),
    probe: async () => {
      await database.query(sql`SELECT 1`);
    },
    close: () => (closing ??= close()),
  };
};
