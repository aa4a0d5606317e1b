import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import {
  type LocationCode,
  type LocationId,
  locationCodeSchema,
  locationIdOf,
} from '@distribution/model/locations/location';
import { type Decimal, multiply } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Origin, SystemCode } from '@distribution/model/origin';
import type { Instant } from '@distribution/model/time/instant';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import type { OdooConfig, SiteFacts } from './config.ts';
import type { Dialect } from './dialect.ts';
import type { ReferenceWire, UnitWire } from './wire.ts';
import { type Stamp, decimalOfFloat } from './wire-values.ts';

/** What a record means can depend on: the settings, and where and when the record was read. */
export interface TranslationContext {
  readonly system: SystemCode;
  readonly legalEntity: LegalEntityCode;
  readonly settings: Pick<OdooConfig, 'site' | 'sites' | 'customerClass'>;
  /** Of the company: partners may have none of their own. */
  readonly currency: string;
  /** Odoo's clock when it answered. */
  readonly answeredAt: Instant;
  readonly dialect: Dialect;
  readonly units: UnitLookup;
  /** Meaning of the names of packagings. */
  readonly packagings: UnitLookup;
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
const definedOf = (facts: OdooConfig['sites'][LocationCode] | undefined): Partial<SiteFacts> =>
  Object.fromEntries(Object.entries(facts ?? {}).filter(([, value]) => value !== undefined));

export const originOf = ({ system, answeredAt }: TranslationContext, revision: Stamp): Origin => ({
  system,
  asOf: answeredAt,
  revision,
});

/** The code of a partner that has no reference. */
const NUMBERED = /^ID-(\d+)$/;
export const partnerCodeOf = ({ id, ref }: ReferenceWire): string => ref ?? `ID-${id}`;
/** The number in a code that was made of one; `null` for references. */
export const partnerNumberIn = (code: string): number | null => {
  const [, digits] = NUMBERED.exec(code) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** The names of the units Odoo comes with. */
export const ODOO_UNITS: Readonly<Record<string, string>> = {
  Units: 'EA',
  Dozens: 'DZN',
  kg: 'KGM',
  g: 'GRM',
  t: 'TNE',
  lb: 'LBR',
  oz: 'ONZ',
  km: 'KMT',
  m: 'MTR',
  cm: 'CMT',
  mm: 'MMT',
  mi: 'SMI',
  yd: 'YRD',
  ft: 'FOT',
  in: 'INH',
  'm²': 'MTK',
  'ft²': 'FTK',
  'm³': 'MTQ',
  'ft³': 'FTQ',
  'in³': 'INQ',
  L: 'LTR',
  'gal (US)': 'GLL',
  'qt (US)': 'QTL',
  'fl oz (US)': 'OZA',
};

/** The unit behind Odoo's name; throws when no table has it. */
export const unitOf = ({ units }: TranslationContext, { name }: UnitWire): UnitCode => {
  const unit = units(name);
  if (unit === null)
    throw new TranslationError(`unit "${name}" has no UN/ECE Rec 20 meaning configured`, { kind: 'UNIT', code: name });
  return unit;
};

/** How many reference units one unit is. Odoo keeps the ratio one way round and computes the other: this is the exact one. */
export const fractionOf = ({ uom_type, factor, factor_inv }: UnitWire) =>
  uom_type === 'smaller'
    ? { numerator: decimalOfFloat(1), denominator: decimalOfFloat(factor, 12) }
    : { numerator: decimalOfFloat(uom_type === 'bigger' ? factor_inv : 1, 12), denominator: decimalOfFloat(1) };

/** How many of the second unit one of the first is, as a fraction. */
export const ratioOf = (
  given: UnitWire,
  wanted: UnitWire,
): { readonly numerator: Decimal; readonly denominator: Decimal } => {
  const [from, to] = [fractionOf(given), fractionOf(wanted)];
  return {
    numerator: multiply(from.numerator, to.denominator),
    denominator: multiply(from.denominator, to.numerator),
  };
};

/** A quantity that Odoo gives in one unit, in another of its category: it computes in floats itself. */
export const quantityIn = (context: TranslationContext, value: number, given: UnitWire, wanted: UnitWire): Quantity => {
  const { numerator, denominator } = ratioOf(given, wanted);
  const same = numerator === denominator;
  return {
    value: decimalOfFloat(same ? value : (value * Number(numerator)) / Number(denominator)),
    unit: unitOf(context, wanted),
  };
};

/** The day on which something happens at a place. */
export const dayAt = (instant: Instant, { timeZone }: Site): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(instant));
