import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { Gln } from '../gs1/gln.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Location, LocationCode, LocationId, LocationKind, Region } from './location.ts';

export interface LocationFilter {
  readonly codes: readonly LocationCode[] | null;
  readonly regions: readonly string[] | null;
  readonly kinds: readonly LocationKind[] | null;
  readonly search: string | null;
}

/** Reads of the location projection. A location outside the scope does not exist for the caller. */
export interface LocationReader {
  loadLocations(ids: readonly LocationId[], scope: ReadScope): Promise<readonly (Location | null)[]>;
  loadLocationsByCode(codes: readonly LocationCode[], scope: ReadScope): Promise<readonly (Location | null)[]>;
  loadLocationsByGln(glns: readonly Gln[], scope: ReadScope): Promise<readonly (Location | null)[]>;
  loadChildren(parents: readonly LocationId[], scope: ReadScope): Promise<readonly (readonly Location[])[]>;
  /** In the order of the location code. */
  listLocations(filter: LocationFilter, page: PageRequest, scope: ReadScope): Promise<Page<Location>>;
  listRegions(scope: ReadScope): Promise<readonly Region[]>;
}

/** The system of record for locations. */
export interface LocationSource {
  loadLocations(codes: readonly LocationCode[], call: SourceCall): Promise<readonly KeyedAnswer<Location>[]>;
}
