import type { SourceCall } from '@distribution/model/erp/source-call';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { z } from 'zod';
import type { ODataClient } from '../../protocol/client.ts';
import type { Site, SiteBook } from '../../site.ts';

const entrySchema = z.object({
  SiteNo: locationCodeSchema,
  CompanyNo: legalEntityCodeSchema,
  TerritoryCode: z.string().min(1),
  TimeZone: zoneIdSchema,
});

/** A site that is asked for and not known is looked for again no sooner than this. */
const LOOK_AGAIN_MS = 5_000;

/** The ERP's sites, kept in memory: read on first use, and again when a record names one that is not here. */
export class SiteDirectory implements SiteBook {
  readonly #client: ODataClient;
  readonly #pageSize: number;
  readonly #now: () => number;
  #sites: ReadonlyMap<string, Site> = new Map();
  #readAt: number | null = null;

  constructor(client: ODataClient, pageSize: number, now: () => number) {
    this.#client = client;
    this.#pageSize = pageSize;
    this.#now = now;
  }

  get(siteNo: string): Site | null {
    return this.#sites.get(siteNo) ?? null;
  }

  /** Makes sure that the sites are known if the ERP knows them. */
  async ensure(siteNos: Iterable<string>, call: SourceCall): Promise<void> {
    const missing = this.#readAt === null || [...siteNos].some((siteNo) => !this.#sites.has(siteNo));
    if (!missing) return;
    if (this.#readAt !== null && this.#now() - this.#readAt < LOOK_AGAIN_MS) return;
    await this.refresh(call);
  }

  /** Reads all sites anew. Entries that make no sense are passed over here; the locations flow reports them. */
  async refresh(call: SourceCall): Promise<void> {
    const sites = new Map<string, Site>();
    let path: string | null = 'Sites?$select=SiteNo,CompanyNo,TerritoryCode,TimeZone';
    while (path !== null) {
      const { page } = await this.#client.readPage(
        { path, endpoint: 'Sites', headers: { prefer: `odata.maxpagesize=${this.#pageSize}` } },
        call,
      );
      for (const record of page.rows) {
        const entry = entrySchema.safeParse(record);
        if (!entry.success) continue;
        const { SiteNo: code, CompanyNo: legalEntity, TerritoryCode: regionCode, TimeZone: zone } = entry.data;
        sites.set(code, { id: locationIdOf(legalEntity, code), code, legalEntity, regionCode, zone });
      }
      path = page.next === null ? null : this.#client.pathOfLink(page.next);
    }
    this.#sites = sites;
    this.#readAt = this.#now();
  }
}
