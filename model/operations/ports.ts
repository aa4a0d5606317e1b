import type { LocationCode } from '../locations/location.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ProductId, Sku } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { ExceptionKind, InventoryException, InventoryExceptionId, Severity } from './exception.ts';
import type { FlowName, SyncFlow, SyncRun } from './sync-flow.ts';

export interface ExceptionFilter {
  readonly kinds: readonly ExceptionKind[] | null;
  readonly severityAtLeast: Severity | null;
  readonly regions: readonly string[] | null;
  readonly locationCodes: readonly LocationCode[] | null;
  readonly skus: readonly Sku[] | null;
  /** `true` only open ones, `false` only closed ones. */
  readonly open: boolean | null;
}

/** A record that could not be taken: what it was, where it failed and why. Nothing accepted is dropped. */
export interface ParkedRecord {
  readonly id: string;
  readonly flow: FlowName;
  readonly key: string;
  readonly stage: 'RECEIVE' | 'PARSE' | 'APPLY';
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly payload: string;
  readonly parkedAt: string;
  /** Of the run or delivery it came by; `null` for what was parked by an earlier release. */
  readonly correlationId: string | null;
}

/** Reads of what the platform itself knows: exceptions, flows, runs, parked records. */
export interface OperationsReader {
  loadExceptions(
    ids: readonly InventoryExceptionId[],
    scope: ReadScope,
  ): Promise<readonly (InventoryException | null)[]>;
  /** Newest first. */
  listExceptions(filter: ExceptionFilter, page: PageRequest, scope: ReadScope): Promise<Page<InventoryException>>;
  loadOpenExceptionsOfProducts(
    products: readonly ProductId[],
    scope: ReadScope,
  ): Promise<readonly (readonly InventoryException[])[]>;
  listFlows(): Promise<readonly SyncFlow[]>;
  /** Newest first; of one flow or of all. */
  listRuns(flow: FlowName | null, page: PageRequest): Promise<Page<SyncRun>>;
  /** Newest first; of one flow or of all. */
  listParked(flow: FlowName | null, page: PageRequest): Promise<Page<ParkedRecord>>;
}
