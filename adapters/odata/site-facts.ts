import { type LegalEntityCode, legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf, regionSchema } from '@distribution/model/locations/location';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { z } from 'zod';
import type { Site } from './site.ts';

/** What the graph wants to know of a site and the ERP's standard services do not tell. */
const siteFactsSchema = z.strictObject({
  region: regionSchema,
  timeZone: zoneIdSchema,
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code of two capitals'),
  /** When it is not that of the connection. */
  legalEntity: legalEntityCodeSchema.optional(),
});
export type SiteFacts = Omit<z.infer<typeof siteFactsSchema>, 'legalEntity'> & {
  readonly legalEntity: LegalEntityCode;
};

/** Settings of a profile whose ERP does not keep those facts. */
export const siteFactSettings = {
  /** What the graph calls the company that owns all sites which say nothing else. */
  legalEntity: legalEntityCodeSchema,
  /** Facts of every site that `sites` says nothing else about. */
  site: siteFactsSchema,
  /** Facts of single sites, by their code. */
  sites: z.record(locationCodeSchema, siteFactsSchema.partial()).default({}),
};

/** The facts of a site by its code. */
export const siteFactsOf = (
  { legalEntity, site, sites }: z.infer<z.ZodObject<typeof siteFactSettings>>,
  code: string,
): SiteFacts => {
  const own = new Map(Object.entries(sites)).get(code);
  return {
    region: own?.region ?? site.region,
    timeZone: own?.timeZone ?? site.timeZone,
    countryCode: own?.countryCode ?? site.countryCode,
    legalEntity: own?.legalEntity ?? site.legalEntity ?? legalEntity,
  };
};

/** A site as other records need it; `null` when the code is none. */
export const siteOfFacts = (facts: SiteFacts, codeText: string): Site | null => {
  const code = locationCodeSchema.safeParse(codeText);
  if (!code.success) return null;
  const { legalEntity, region, timeZone: zone } = facts;
  return { id: locationIdOf(legalEntity, code.data), code: code.data, legalEntity, regionCode: region.code, zone };
};
