// The outside world as the sandbox holds it: one ERP, one warehouse system, one planning platform, all in memory.
// In: the generator (../generator) or one's own CSV files (../data) fill it, life (../life) changes it, and
// the servers' write requests. Out: the servers read it and listen to its changes. It knows no protocol and no clock of
// its own. It has no neighbour that can be down; what must survive a restart is in the journal (./journal.ts).
import type { ForecastSeriesRecord, ForecastVersionRecord, SandboxRecords, TableName } from './records.ts';
import type { Table, VersionClock } from './table.ts';

/** Everything the outside world holds: the ERP's and the warehouse's tables, and planning's published versions. */
export interface World {
  /**
   * Names this world for good: the same over restarts, another when the rows were made anew from other input.
   * A cursor taken from one world means nothing in another.
   */
  readonly identity: string;
  readonly clock: VersionClock;
  readonly tables: WorldTables;
  /** Published versions, oldest first; a version is here only when all its series are. */
  readonly forecastVersions: readonly ForecastVersionRecord[];
  /** Series of a version in a fixed order; `null` for an unknown version. May be computed on demand. */
  forecastSeries(versionId: string, offset: number, limit: number): readonly ForecastSeriesRecord[] | null;
  /** Series of one item; no sites means all of them. An unknown version or item has none. */
  findForecastSeries(versionId: string, item: string, sites: readonly string[]): readonly ForecastSeriesRecord[];
  onForecastVersion(listener: (version: ForecastVersionRecord) => void): () => void;
  /** An SKU and a sales order that answer the spine, for the start banner; empty text where the data has none. */
  readonly examples: { readonly sku: string; readonly salesOrder: string };
}

export type WorldTables = { readonly [T in TableName]: Table<SandboxRecords[T]> };
