import codes from './rec20-codes.json' with { type: 'json' };
import { type UnitCode, unitCodeSchema } from './unit-code.ts';

/**
 * UN/ECE Recommendation 20, "Codes for Units of Measure Used in International Trade". `rec20-codes.json` holds every
 * code and its English name: `current` as in the list that EN 16931 publishes, `earlier` those that older revisions had
 * and trade still uses (CS case, BX box, CT carton, PK pack, PF pallet; newer messages write packages as X + Rec 21).
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(codes.earlier),
  ...Object.entries(codes.current),
]);

/** What can be converted into each other by physics alone; COUNT is the number of single articles. */
export type Dimension = 'COUNT' | 'MASS' | 'LENGTH' | 'AREA' | 'VOLUME' | 'TIME';

/** How many of the dimension's reference unit (C62, KGM, MTR, MTK, LTR, SEC) one unit is: numerator / denominator, exactly. */
export interface UnitFactor {
  readonly dimension: Dimension;
  readonly numerator: string;
  readonly denominator: string;
}

const POUND = '0.45359237'; // international avoirdupois pound, 1959
const INCH = '0.0254'; // international inch, 1959
const GALLON = '3.785411784'; // US liquid gallon: 231 cubic inches

/** Conversion factors where Rec 20 defines them and they are exact. A year or a month has no fixed length: not here. */
const FACTORS: Readonly<
  Record<Dimension, readonly (readonly [code: string, numerator: string, denominator?: string])[]>
> = {
  COUNT: [
    ['C62', '1'],
    ['EA', '1'],
    ['H87', '1'],
    ['DZN', '12'],
    ['GRO', '144'],
    ['GGR', '1728'],
    ['CEN', '100'],
    ['MIL', '1000'],
  ],
  MASS: [
    ['KGM', '1'],
    ['GRM', '1', '1000'],
    ['MGM', '1', '1000000'],
    ['TNE', '1000'],
    ['KTN', '1000000'],
    ['LBR', POUND],
    ['ONZ', POUND, '16'],
    ['STN', '907.18474'],
    ['LTN', '1016.0469088'],
  ],
  LENGTH: [
    ['MTR', '1'],
    ['MMT', '1', '1000'],
    ['CMT', '1', '100'],
    ['KMT', '1000'],
    ['INH', INCH],
    ['FOT', '0.3048'],
    ['YRD', '0.9144'],
    ['SMI', '1609.344'],
  ],
  AREA: [
    ['MTK', '1'],
    ['CMK', '1', '10000'],
    ['INK', '0.00064516'],
    ['FTK', '0.09290304'],
    ['YDK', '0.83612736'],
    ['HAR', '10000'],
  ],
  VOLUME: [
    ['LTR', '1'],
    ['MLT', '1', '1000'],
    ['CLT', '1', '100'],
    ['DLT', '1', '10'],
    ['HLT', '100'],
    ['DMQ', '1'],
    ['CMQ', '1', '1000'],
    ['MTQ', '1000'],
    ['INQ', '0.016387064'],
    ['FTQ', '28.316846592'],
    ['GLL', GALLON],
    ['QTL', GALLON, '4'],
    ['PTL', GALLON, '8'],
    ['OZA', GALLON, '128'],
    ['GLI', '4.54609'],
  ],
  TIME: [
    ['SEC', '1'],
    ['MIN', '60'],
    ['HUR', '3600'],
    ['DAY', '86400'],
    ['WEE', '604800'],
  ],
};

const FACTOR_OF: ReadonlyMap<string, UnitFactor> = new Map(
  Object.entries(FACTORS).flatMap(([dimension, units]) =>
    units.map(([code, numerator, denominator = '1']) => [
      code,
      { dimension: dimension as Dimension, numerator, denominator }, // the keys of FACTORS are the dimensions
    ]),
  ),
);

/** English name of a unit by Rec 20, e.g. `kilogram`; `null` for a code the list does not know. */
export const unitNameOf = (unit: UnitCode): string | null => NAMES.get(unit) ?? null;

/** Whether Rec 20 lists the code, in its current or an earlier revision. */
export const isRec20Code = (code: string): boolean => NAMES.has(code);

/** The exact factor to the reference unit of its dimension; `null` where Rec 20 defines none (a case, a pallet, a pair). */
export const unitFactorOf = (unit: UnitCode): UnitFactor | null => FACTOR_OF.get(unit) ?? null;

/** A unit that Rec 20 lists; use it where a code comes in from outside. */
export const rec20CodeSchema = unitCodeSchema.refine(isRec20Code, 'not a UN/ECE Rec 20 code');
