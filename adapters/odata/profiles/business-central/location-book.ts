import type { SourceCall } from '@distribution/model/erp/source-call';
import { z } from 'zod';
import { readAll } from '../../reading/read-by-key.ts';
import type { SourceParts } from '../../source-parts.ts';
import { siteFactsOf, siteOfFacts } from '../../site-facts.ts';
import type { Site, SiteBook } from '../../site.ts';
import type { BusinessCentralConfig } from './config.ts';
import { companyPathOf } from './record-types.ts';

const entrySchema = z.object({ id: z.string().min(1), code: z.string().min(1) });

/** A location that is asked for and not known is looked for again no sooner than this. */
const LOOK_AGAIN_MS = 5_000;

/** The company's locations by code and by id, kept in memory: order lines name them by id. */
export class LocationBook implements SiteBook {
  readonly #config: BusinessCentralConfig;
  readonly #client: SourceParts['client'];
  readonly #now: () => number;
  #sites: ReadonlyMap<string, Site> = new Map();
  #readAt: number | null = null;

  constructor(config: BusinessCentralConfig, client: SourceParts['client'], now: () => number) {
    this.#config = config;
    this.#client = client;
    this.#now = now;
  }

  get(name: string): Site | null {
    return this.#sites.get(name) ?? null;
  }

  async ensure(names: Iterable<string>, call: SourceCall): Promise<void> {
    const missing = this.#readAt === null || [...names].some((name) => !this.#sites.has(name));
    if (!missing || (this.#readAt !== null && this.#now() - this.#readAt < LOOK_AGAIN_MS)) return;
    await this.refresh(call);
  }

  async refresh(call: SourceCall): Promise<void> {
    const path = `${companyPathOf(this.#config)}locations`;
    const { rows } = await readAll({ client: this.#client }, 'locations', path, call);
    const sites = new Map<string, Site>();
    for (const row of rows) {
      const entry = entrySchema.safeParse(row);
      const site = entry.success ? siteOfFacts(siteFactsOf(this.#config, entry.data.code), entry.data.code) : null;
      if (!entry.success || site === null) continue; // the locations flow reports it
      sites.set(entry.data.code, site).set(entry.data.id, site);
    }
    this.#sites = sites;
    this.#readAt = this.#now();
  }
}
