import { z } from 'zod';
import { type EntityId, type Ref, createEntityId, readEntityId } from '../entity-id.ts';
import { glnSchema } from '../gs1/gln.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { originSchema } from '../origin.ts';
import { zoneIdSchema } from '../time/zone-id.ts';

/** Code of a site, unique in the group, e.g. `DC-ATL`. */
export const locationCodeSchema = z.string().trim().min(1).max(40).brand<'LocationCode'>();
export type LocationCode = z.infer<typeof locationCodeSchema>;
export type LocationId = EntityId<'Location'>;
export type LocationRef = Ref<'Location'>;

export const LOCATION_KINDS = [
  'DISTRIBUTION_CENTER',
  'WAREHOUSE',
  'CROSS_DOCK',
  'STORE',
  'HEALTH_SITE',
  'VIRTUAL',
] as const;
export const locationKindSchema = z.enum(LOCATION_KINDS);
export type LocationKind = z.infer<typeof locationKindSchema>;

/** A sales and supply region: the level by which planners, targets and row scopes are cut. */
export const regionSchema = z.object({ code: z.string().min(1).max(40), name: z.string().min(1) });
export type Region = z.infer<typeof regionSchema>;

/** Opening hours of one ISO weekday (1 = Monday), local wall-clock time in the location's zone. */
export const workingHoursSchema = z.object({
  isoWeekday: z.number().int().min(1).max(7),
  opensAt: z.string().regex(/^\d\d:\d\d$/),
  closesAt: z.string().regex(/^\d\d:\d\d$/),
});

/** A place that holds stock. `parent` is the next higher place in the one location hierarchy. */
export const locationSchema = z.object({
  id: z.custom<LocationId>((value) => typeof value === 'string'),
  code: locationCodeSchema,
  name: z.string().min(1),
  kind: locationKindSchema,
  legalEntity: legalEntityCodeSchema,
  region: regionSchema,
  parent: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }).nullable(),
  gln: glnSchema.nullable(),
  timeZone: zoneIdSchema,
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  city: z.string().nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  workingHours: z.array(workingHoursSchema),
  origin: originSchema,
});
export type Location = z.infer<typeof locationSchema>;

/** Identity of a site within its legal entity. */
export const locationIdOf = (legalEntity: LegalEntityCode, code: LocationCode): LocationId =>
  createEntityId('Location', legalEntity, code);
/** The site code inside a location id, or `null` when the id is not a location's. */
export const locationCodeOfId = (id: string): LocationCode | null => {
  const code = locationCodeSchema.safeParse(readEntityId('Location', id)?.key[0]);
  return code.success ? code.data : null;
};
