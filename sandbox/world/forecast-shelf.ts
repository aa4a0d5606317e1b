import type { ForecastSeriesRecord, ForecastVersionRecord } from './records.ts';

/** The series of one version, held or computed on demand, in a fixed order. */
export interface ForecastSeriesProvider {
  readonly count: number;
  page(offset: number, limit: number): readonly ForecastSeriesRecord[];
  find(item: string, sites: readonly string[]): readonly ForecastSeriesRecord[];
}

/** Published versions and their series, as the planning platform keeps them. */
export class ForecastShelf {
  readonly #versions: ForecastVersionRecord[] = [];
  readonly #providers = new Map<string, ForecastSeriesProvider>();
  readonly #listeners = new Set<(version: ForecastVersionRecord) => void>();

  get versions(): readonly ForecastVersionRecord[] {
    return this.#versions;
  }

  /** Publishes a version at once and whole; throws when the id is taken. */
  publish(version: Omit<ForecastVersionRecord, 'seriesCount' | 'status'>, provider: ForecastSeriesProvider): void {
    if (this.#providers.has(version.versionId)) throw new Error(`forecast version ${version.versionId} exists`);
    const record: ForecastVersionRecord = { ...version, seriesCount: provider.count, status: 'PUBLISHED' };
    this.#versions.push(record);
    this.#providers.set(version.versionId, provider);
    for (const listener of this.#listeners) listener(record);
  }

  page(versionId: string, offset: number, limit: number): readonly ForecastSeriesRecord[] | null {
    return this.#providers.get(versionId)?.page(offset, limit) ?? null;
  }

  find(versionId: string, item: string, sites: readonly string[]): readonly ForecastSeriesRecord[] {
    return this.#providers.get(versionId)?.find(item, sites) ?? [];
  }

  onVersion(listener: (version: ForecastVersionRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A provider over series that are at hand; `sites` empty means every site. */
export const createHeldSeries = (series: readonly ForecastSeriesRecord[]): ForecastSeriesProvider => {
  const byItem = new Map<string, ForecastSeriesRecord[]>();
  for (const each of series) {
    const siblings = byItem.get(each.item);
    if (siblings === undefined) byItem.set(each.item, [each]);
    else siblings.push(each);
  }
  return {
    count: series.length,
    page: (offset, limit) => series.slice(offset, offset + limit),
    find: (item, sites) => (byItem.get(item) ?? []).filter((each) => sites.length === 0 || sites.includes(each.site)),
  };
};
