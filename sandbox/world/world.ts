import type { ForecastSeriesRecord, ForecastVersionRecord, SandboxRecords, TableName } from './records.ts';
import type { Table, VersionClock } from './table.ts';

/** Everything the outside world holds: the ERP's and the warehouse's tables, and planning's published versions. */
export interface World {
  readonly clock: VersionClock;
  readonly tables: { readonly [T in TableName]: Table<SandboxRecords[T]> };
  /** Published versions, oldest first; a version is here only when all its series are. */
  readonly forecastVersions: readonly ForecastVersionRecord[];
  /** Series of a version in a fixed order; `null` for an unknown version. May be computed on demand. */
  forecastSeries(versionId: string, offset: number, limit: number): readonly ForecastSeriesRecord[] | null;
  findForecastSeries(versionId: string, item: string, sites: readonly string[]): readonly ForecastSeriesRecord[];
  onForecastVersion(listener: (version: ForecastVersionRecord) => void): () => void;
  /** An SKU and a sales order that answer the spine, for the start banner. */
  readonly examples: { readonly sku: string; readonly salesOrder: string };
}
