import type { CanonicalChange } from '@distribution/model/erp/change';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { type LocationCode, type LocationId, locationIdOf } from '@distribution/model/locations/location';
import { type CurrencyCode, currencyCodeSchema } from '@distribution/model/measure/currency';
import { type Decimal, multiply, parseDecimal } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Origin } from '@distribution/model/origin';
import { type Sku, skuSchema } from '@distribution/model/products/product';
import { dayEnd } from '@distribution/model/time/day-end';
import { type Instant, epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { type LocalDate, parseLocalDate } from '@distribution/model/time/local-date';
import type { ZoneId } from '@distribution/model/time/zone-id';
import type { Partner } from './config.ts';
import { type Segment, element } from './segment.ts';
import { TranslationError } from './translation-error.ts';

/** One of our locations, as documents need to know it. */
export interface Site {
  readonly code: LocationCode;
  readonly id: LocationId;
  readonly legalEntity: LegalEntityCode;
  readonly regionCode: string;
  readonly zone: ZoneId;
}

/** What a set can mean depends on who sent it, where it stood and what the settings say. */
export interface TranslationContext {
  readonly partner: Partner;
  readonly units: UnitLookup;
  readonly site: (code: LocationCode) => Site;
  /** ISA13 and ST02 of the set: its name among all that the partner sent. */
  readonly documentName: string;
  readonly origin: Origin;
  /** Separates the components of an element in this interchange. */
  readonly component: string;
}

/** A part of a set that is translated by itself, so that one without meaning does not spoil the others. */
export interface Part {
  /** Its name within the set. */
  readonly name: string;
  /** Throws TranslationError or ZodError with the reason when nothing can be made of it. */
  readonly changes: () => readonly CanonicalChange[];
}

/** Makes the look-up of our locations. Throws a TranslationError for one that the settings do not have. */
export const createSites = (
  sites: Readonly<Record<string, { legalEntity: LegalEntityCode; regionCode: string; timeZone: ZoneId }>>,
): TranslationContext['site'] => {
  return (code) => {
    const found = sites[code];
    if (found === undefined) throw new TranslationError(`location ${code} does not stand under "sites"`);
    const { legalEntity, regionCode, timeZone } = found;
    return { code, id: locationIdOf(legalEntity, code), legalEntity, regionCode, zone: timeZone };
  };
};

/** `20261121` as a day; the grammar has checked that it is one where reading stands on it. */
export const dayOf = (text: string): LocalDate => {
  if (!/^\d{8}$/.test(text)) throw new TranslationError(`"${text}" is no day as CCYYMMDD`);
  return parseLocalDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
};
/** So many days later. */
export const daysAfter = (day: LocalDate, days: number): LocalDate =>
  parseLocalDate(instantOf(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).slice(0, 10));
/** The first instant of a day in a zone. */
export const dayStart = (day: LocalDate, zone: ZoneId): Instant =>
  instantOf(epochMillisOf(dayEnd(daysAfter(day, -1), zone)) + 1000);

/** The qualifiers and codes that stand in pairs from element `from` on. */
const pairsOf = (segment: Segment, from: number): readonly (readonly [qualifier: string, code: string])[] => {
  const pairs: (readonly [string, string])[] = [];
  for (let index = from; index < segment.elements.length; index += 2) {
    const [qualifier, code] = [element(segment, index), element(segment, index + 1)];
    if (qualifier !== null && code !== null) pairs.push([qualifier, code]);
  }
  return pairs;
};

/** Our SKU of an item: by the partner's map, else by a qualifier under which it names our own. */
export const skuOf = ({ partner }: TranslationContext, segment: Segment, from: number): Sku => {
  const pairs = pairsOf(segment, from);
  for (const [qualifier, code] of pairs) {
    const mapped = partner.items[`${qualifier}:${code}`];
    if (mapped !== undefined) return mapped;
  }
  const own = partner.skuQualifiers.flatMap((name) => pairs.filter(([qualifier]) => qualifier === name))[0];
  if (own !== undefined) return skuSchema.parse(own[1]);
  const names = pairs.map((pair) => pair.join(':')).join(', ');
  throw new TranslationError(`none of the item codes ${names || '(there are none)'} has a SKU configured`);
};

/** The code under a qualifier in the pairs of a segment (`LT`: a lot); `null` when there is none. */
export const codeUnder = (segment: Segment, from: number, qualifier: string): string | null =>
  pairsOf(segment, from).find(([name]) => name === qualifier)?.[1] ?? null;

/** The Rec 20 unit of an X12 one. */
export const unitOf = ({ units }: TranslationContext, code: string | null): UnitCode => {
  if (code === null) throw new TranslationError('a quantity has no unit');
  const unit = units(code);
  if (unit === null)
    throw new TranslationError(`unit code "${code}" has no UN/ECE Rec 20 meaning configured`, { kind: 'UNIT', code });
  return unit;
};

/** A number of X12, which may begin with its point. */
export const decimalOf = (text: string): Decimal => parseDecimal(text);

/** The unit code in an element, which may be composite: then its first component. */
export const unitCodeIn = ({ component }: TranslationContext, segment: Segment, index: number): string | null =>
  element(segment, index)?.split(component)[0] ?? null;

/** The quantity in two elements. */
export const quantityOf = (context: TranslationContext, amount: string, unit: string | null): Quantity => ({
  value: decimalOf(amount),
  unit: unitOf(context, unit),
});

/** The first N1 of one of the entity codes, in their order of preference. */
export const partyOf = (segments: readonly Segment[], ...codes: readonly string[]): Segment | undefined =>
  codes.flatMap((code) => segments.filter(({ name, elements }) => name === 'N1' && elements[0] === code))[0];

/** Our location by a qualifier and a code of the partner. */
export const siteByCode = ({ partner, site }: TranslationContext, qualifier: string, code: string): Site => {
  const mapped = partner.locations[`${qualifier}:${code}`];
  if (mapped === undefined)
    throw new TranslationError(`location ${qualifier}:${code} of the partner is not configured`);
  return site(mapped);
};

/** The location an N1 names, else the one the settings say; throws when neither is there. */
export const siteOf = (context: TranslationContext, n1: Segment | undefined, otherwise: LocationCode | null): Site => {
  const [qualifier, code] = [element(n1, 3), element(n1, 4)];
  if (qualifier !== null && code !== null) return siteByCode(context, qualifier, code);
  if (otherwise === null) throw new TranslationError('the set names no location, and the settings have none for it');
  return context.site(otherwise);
};

/** The day of the first DTM with one of the qualifiers, in their order of preference. */
export const dateUnder = (segments: readonly Segment[], ...qualifiers: readonly string[]): LocalDate | null => {
  const found = qualifiers.flatMap((qualifier) =>
    segments.filter((segment) => segment.name === 'DTM' && element(segment, 1) === qualifier),
  )[0];
  const text = element(found, 2);
  return text === null ? null : dayOf(text);
};

export const currencyOf = ({ partner }: TranslationContext, segments: readonly Segment[]): CurrencyCode => {
  const code = element(
    segments.find(({ name }) => name === 'CUR'),
    2,
  );
  return code === null ? partner.currency : currencyCodeSchema.parse(code);
};

/** How many units a price is for, by data element 639; a basis that is not here is not guessed. */
const PRICE_FACTOR: Readonly<Record<string, string>> = {
  PE: '1',
  TE: '1',
  WE: '1',
  UM: '1',
  CT: '1',
  NT: '1',
  HP: '0.01',
  TP: '0.001',
};
/** The price of one unit. */
export const unitPriceOf = (amount: string, basis: string | null): Decimal => {
  const factor = PRICE_FACTOR[basis ?? 'PE'];
  if (factor === undefined) throw new TranslationError(`price basis "${basis ?? ''}" is not known here`);
  return multiply(decimalOf(amount), parseDecimal(factor));
};

/** The segments of each loop that begins with a segment of the name, and before the first the heading. */
export const loopsOf = (
  segments: readonly Segment[],
  start: string,
  ends: readonly string[] = ['CTT', 'SE'],
): { readonly heading: readonly Segment[]; readonly loops: readonly (readonly [Segment, ...Segment[]])[] } => {
  const heading: Segment[] = [];
  const loops: [Segment, ...Segment[]][] = [];
  for (const segment of segments) {
    if (ends.includes(segment.name)) break;
    const open = loops.at(-1);
    if (segment.name === start) loops.push([segment]);
    else if (open === undefined) heading.push(segment);
    else open.push(segment);
  }
  return { heading, loops };
};

/** CTT01, where it is told, must be the number of line items. */
export const checkItemCount = (segments: readonly Segment[], count: number): void => {
  const told = element(
    segments.find(({ name }) => name === 'CTT'),
    1,
  );
  if (told !== null && Number(told) !== count) {
    throw new TranslationError(`CTT01 says ${told} line items, there are ${count}`);
  }
};

/** A line number: digits; where there are none, the place of the line. */
export const lineNumberOf = (text: string | null, index: number): number => {
  if (text === null) return index + 1;
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new TranslationError(`"${text}" is no line number`);
  return Number(text);
};

/** The segment of a name, which the grammar has made sure of. */
export const segmentOf = (segments: readonly Segment[], name: string): Segment => {
  const found = segments.find((segment) => segment.name === name);
  if (found === undefined) throw new TranslationError(`segment ${name} is missing`);
  return found;
};
