import type { CodeLookup } from '../erp/unknown-code.ts';
import { rec20CodeSchema } from './rec20.ts';
import type { UnitCode } from './unit-code.ts';

/**
 * The unit codes that ERP, warehouse and planning systems of distributors use among themselves, by their UN/ECE Rec 20
 * meaning. An adapter starts from this table and adds its own system's codes; a code in neither is never guessed.
 */
export const TRADE_UNIT_CODES: Readonly<Record<string, string>> = {
  PCS: 'EA',
  PC: 'EA',
  EA: 'EA',
  ST: 'EA', // Stück, as SAP systems write it
  PR: 'PR',
  PAA: 'PR',
  SET: 'SET',
  DZ: 'DZN',
  DZN: 'DZN',
  PK: 'PK',
  PAC: 'PK',
  BOX: 'BX',
  BX: 'BX',
  CTN: 'CT',
  CAR: 'CT',
  CS: 'CS',
  PAL: 'PF',
  PLT: 'PF',
  ROL: 'RO',
  KG: 'KGM',
  G: 'GRM',
  T: 'TNE',
  LB: 'LBR',
  OZ: 'ONZ',
  L: 'LTR',
  LTR: 'LTR',
  ML: 'MLT',
  GAL: 'GLL',
  M: 'MTR',
  CM: 'CMT',
  FT: 'FOT',
  M2: 'MTK',
  M3: 'MTQ',
};

/** Finds the Rec 20 code of a system's own unit code; `null` when neither table has it. */
export type UnitLookup = (systemCode: string) => UnitCode | null;

/**
 * A look-up over the common codes and a system's own, which win; then over what stewards said. Throws a ZodError when
 * `own` names no Rec 20 code.
 */
export const createUnitLookup = (own: Readonly<Record<string, string>> = {}, said?: CodeLookup): UnitLookup => {
  const table = new Map(
    Object.entries({ ...TRADE_UNIT_CODES, ...own }).map(([code, unit]) => [code, rec20CodeSchema.parse(unit)]),
  );
  return (systemCode) => {
    const known = table.get(systemCode);
    if (known !== undefined) return known;
    const meaning = said?.('UNIT', systemCode) ?? null;
    return meaning === null ? null : rec20CodeSchema.parse(meaning);
  };
};
