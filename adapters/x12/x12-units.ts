import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { rec20CodeSchema } from '@distribution/model/measure/rec20';

/**
 * Units of X12's data element 355 by their UN/ECE Rec 20 meaning. The two lists share letters and not meanings (`CS` is a
 * cassette in X12 and a case in Rec 20), so nothing is taken over that does not stand here or in the settings.
 */
export const X12_UNITS: Readonly<Record<string, string>> = {
  EA: 'EA',
  UN: 'C62',
  PC: 'H87',
  PR: 'PR',
  ST: 'SET',
  DZ: 'DZN',
  CA: 'CS',
  CT: 'CT',
  BX: 'BX',
  PK: 'PK',
  PL: 'PF',
  BG: 'BG',
  RL: 'RO',
  LB: 'LBR',
  OZ: 'ONZ',
  KG: 'KGM',
  GR: 'GRM',
  GA: 'GLL',
  QT: 'QTL',
  LT: 'LTR',
  FT: 'FOT',
  IN: 'INH',
  YD: 'YRD',
  MR: 'MTR',
  SF: 'FTK',
};

/** A look-up over these and a partner's own, which win. Throws a ZodError when `own` names no Rec 20 code. */
export const createX12Units = (own: Readonly<Record<string, string>>): UnitLookup => {
  const table = new Map(
    Object.entries({ ...X12_UNITS, ...own }).map(([code, unit]) => [code, rec20CodeSchema.parse(unit)]),
  );
  return (code) => table.get(code) ?? null;
};
