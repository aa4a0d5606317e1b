import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import {
  type LocationCode,
  type LocationId,
  locationCodeSchema,
  locationIdOf,
} from '@distribution/model/locations/location';
import type { Quantity } from '@distribution/model/measure/quantity';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Origin, SystemCode } from '@distribution/model/origin';
import { dayEnd } from '@distribution/model/time/day-end';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { LocalDate } from '@distribution/model/time/local-date';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import type { SiteFacts, TrytonConfig } from './config.ts';
import type { Dated, UnitWire } from './wire.ts';
import { type Stamp, decimalOfFloat } from './wire-values.ts';

/** What a record means can depend on: the settings, and where and when the record was read. */
export interface TranslationContext {
  readonly system: SystemCode;
  readonly legalEntity: LegalEntityCode;
  readonly settings: Pick<TrytonConfig, 'site' | 'sites' | 'customerClass'>;
  /** Of the company: parties have none of their own. */
  readonly currency: string;
  /** Tryton's clock when it answered. */
  readonly answeredAt: Instant;
  readonly units: UnitLookup;
}

/** Why a record cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

/** The sentence that says why a record could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

/** A warehouse, as other records name it. */
export interface Site extends SiteFacts {
  readonly code: LocationCode;
  readonly id: LocationId;
}

export const siteOf = ({ settings, legalEntity }: TranslationContext, warehouseCode: string): Site => {
  const code = locationCodeSchema.parse(warehouseCode);
  const { region, timeZone, countryCode } = { ...settings.site, ...definedOf(settings.sites[code]) };
  return { code, id: locationIdOf(legalEntity, code), region, timeZone, countryCode };
};
/** Without the settings that were not given, so that they hide no others. */
const definedOf = (facts: TrytonConfig['sites'][LocationCode] | undefined): Partial<SiteFacts> =>
  Object.fromEntries(Object.entries(facts ?? {}).filter(([, value]) => value !== undefined));

/** The last time the record or one that belongs to it was made or changed. */
export const stampOf = (...records: readonly Dated[]): Stamp =>
  records.reduce((latest, { create_date, write_date }) => Math.max(latest, create_date, write_date ?? 0), 0);

export const originOf = ({ system, answeredAt }: TranslationContext, revision: Stamp): Origin => ({
  system,
  asOf: answeredAt,
  revision,
});

/** The symbols of the units Tryton comes with. */
export const TRYTON_UNITS: Readonly<Record<string, string>> = {
  u: 'EA',
  kg: 'KGM',
  g: 'GRM',
  lb: 'LBR',
  oz: 'ONZ',
  m: 'MTR',
  cm: 'CMT',
  mm: 'MMT',
  ft: 'FOT',
  yd: 'YRD',
  in: 'INH',
  'm³': 'MTQ',
  l: 'LTR',
  gal: 'GLL',
  'm²': 'MTK',
};

/** The unit behind Tryton's symbol; throws when no table has it. */
export const unitOf = (context: TranslationContext, { symbol }: UnitWire): UnitCode => {
  const unit = context.units(symbol);
  if (unit === null)
    throw new TranslationError(`unit "${symbol}" has no UN/ECE Rec 20 meaning configured`, {
      kind: 'UNIT',
      code: symbol,
    });
  return unit;
};

/** A quantity that Tryton gives in one unit, in another of its category: it computes in floats itself. */
export const quantityIn = (
  context: TranslationContext,
  value: number,
  given: UnitWire,
  wanted: UnitWire,
): Quantity => ({
  value: decimalOfFloat(given.symbol === wanted.symbol ? value : (value * given.factor) / wanted.factor),
  unit: unitOf(context, wanted),
});

/** The instant of a stamp, to the millisecond. */
export const instantOfStamp = (stamp: Stamp): Instant => instantOf(Math.floor(stamp / 1000));

/**
 * When something happened of which Tryton keeps the day alone: when its record was made, if that was the day, else the
 * end of the day at the place.
 */
export const happenedAt = (day: LocalDate | null, recordedAt: Stamp, { timeZone }: Site): Instant => {
  const recorded = instantOfStamp(recordedAt);
  if (day === null) return recorded;
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(recorded));
  return localDay === day ? recorded : dayEnd(day, timeZone);
};
