import type { SourceCall } from '@distribution/model/erp/source-call';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import type { LocationCode, LocationId } from '@distribution/model/locations/location';
import type { ZoneId } from '@distribution/model/time/zone-id';

/** What other records need to know of a site. */
export interface Site {
  readonly id: LocationId;
  readonly code: LocationCode;
  readonly legalEntity: LegalEntityCode;
  readonly regionCode: string;
  readonly zone: ZoneId;
}

/** The sites that records refer to. */
export interface SiteBook {
  /** By whatever rows name it with; `null` when there is none. */
  get(name: string): Site | null;
  /** Makes sure that the sites are known if the ERP knows them. */
  ensure(names: Iterable<string>, call: SourceCall): Promise<void>;
  /** Looks at all of them anew. */
  refresh(call: SourceCall): Promise<void>;
}
