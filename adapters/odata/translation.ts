import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import { type Gln, glnSchema } from '@distribution/model/gs1/gln';
import { type Gtin, gtinSchema } from '@distribution/model/gs1/gtin';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Origin, SystemCode } from '@distribution/model/origin';
import { dayEnd } from '@distribution/model/time/day-end';
import { type Instant, parseInstant } from '@distribution/model/time/instant';
import { localDateSchema } from '@distribution/model/time/local-date';
import type { z } from 'zod';
import type { Site } from './site.ts';

/** What a record means can depend on: master data that is at hand, and where and when the record was read. */
export interface TranslationContext {
  readonly system: SystemCode;
  /** The ERP's clock when it answered. */
  readonly answeredAt: Instant;
  readonly units: UnitLookup;
  /** The ISO 4217 code behind the ERP's. */
  readonly currency: (code: string) => string;
  readonly site: (siteNo: string) => Site | null;
  /** A revision for what the ERP itself does not put in order: later readings order after earlier ones. */
  readonly readingRevision: () => number;
  /** Notes something that had to be left out of a record that is otherwise good. */
  readonly remark: (reason: string) => void;
}

/** Why a record cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

/** The unit behind the ERP's code; throws when no table has it. */
export const unitOf = (context: TranslationContext, code: string | null): UnitCode => {
  if (code === null) throw new TranslationError('the item has no base unit: the ERP does not know the item');
  const unit = context.units(code);
  if (unit === null)
    throw new TranslationError(`unit code "${code}" has no UN/ECE Rec 20 meaning configured`, { kind: 'UNIT', code });
  return unit;
};

/** The site; throws when the ERP's own list has none of that number. */
export const siteOf = (context: TranslationContext, siteNo: string): Site => {
  const site = context.site(siteNo);
  if (site === null)
    throw new TranslationError(`site "${siteNo}" is not in the ERP's list of sites`, {
      kind: 'LOCATION',
      code: siteNo,
    });
  return site;
};

/** `asOf` is the ERP's clock at the reading unless the record says itself up to when it is true. */
export const originOf = (
  context: TranslationContext,
  revision: number,
  asOf: Instant = context.answeredAt,
): Origin => ({ system: context.system, asOf, revision });

const checked = <S extends z.ZodType>(
  context: TranslationContext,
  schema: S,
  name: string,
  text: string | null,
): z.output<S> | null => {
  if (text === null || text.trim() === '') return null;
  const parsed = schema.safeParse(text.trim());
  if (parsed.success) return parsed.data;
  context.remark(`${name} "${text}" was left out: ${parsed.error.issues[0]?.message ?? 'not valid'}`);
  return null;
};
/** A GTIN that is wrong is left out with a remark: the article exists all the same. */
export const gtinOf = (context: TranslationContext, text: string | null, name = 'EanCode'): Gtin | null =>
  checked(context, gtinSchema, name, text);
/** A GLN that is wrong is left out with a remark. */
export const glnOf = (context: TranslationContext, text: string | null): Gln | null =>
  checked(context, glnSchema, 'GlobalLocationNo', text);

/** A date-time as it is; a bare day as its end in the zone of the site it happens at. */
export const dueInstantOf = (site: Site, text: string): Instant => {
  const day = localDateSchema.safeParse(text);
  return day.success ? dayEnd(day.data, site.zone) : parseInstant(text);
};
