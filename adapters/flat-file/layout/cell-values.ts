import { dayEnd } from '@distribution/model/time/day-end';
import { instantOf, instantSchema } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import { epochMicrosOfLocal } from '@distribution/model/time/local-date-time';
import type { ZoneId } from '@distribution/model/time/zone-id';
import { decimalSchema } from '@distribution/model/measure/decimal';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { FieldType, Values } from '../records/recipe.ts';
import { TranslationError } from '../translation-error.ts';
import { type LocalMoment, compileDateFormat } from './date-format.ts';

/** How the cells of one column are written. */
export interface Spelling {
  readonly dateFormat: string;
  readonly zone: ZoneId;
  readonly decimalSign: '.' | ',';
  readonly groupSign: string | null;
  readonly impliedDecimals: number;
  readonly endOfDay: boolean;
}

/** Reads a cell that says something; throws a TranslationError that says what is wrong with it. */
export type CellReader = (cell: string) => Exclude<Values[string], null>;

const literal = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Amounts as business systems write them: `1.234,56`, `1234.5-`, `000123` with two decimals implied. */
const amountReader = ({ decimalSign, groupSign, impliedDecimals }: Spelling): ((cell: string) => string) => {
  const grouped = groupSign === null ? null : new RegExp(`^\\d{1,3}(${literal(groupSign)}\\d{3})+(?!\\d)`);
  return (cell) => {
    const isNegative = cell.startsWith('-') || cell.endsWith('-');
    let digits = cell.replace(/^[+-]\s*|\s*[+-]$/, '');
    const integers = grouped?.exec(digits)?.[0];
    // A group sign anywhere else is left where it is, and refused below: 1.5 is not 15.
    if (integers !== undefined && groupSign !== null)
      digits = integers.replaceAll(groupSign, '') + digits.slice(integers.length);
    if (decimalSign !== '.') digits = digits.includes('.') ? `${digits}?` : digits.replace(decimalSign, '.');
    if (impliedDecimals > 0 && /^\d+$/.test(digits)) {
      const padded = digits.padStart(impliedDecimals + 1, '0');
      digits = `${padded.slice(0, -impliedDecimals)}.${padded.slice(-impliedDecimals)}`;
    }
    const amount = decimalSchema.safeParse(`${isNegative ? '-' : ''}${digits}`);
    if (!amount.success) throw new TranslationError(`"${cell}" is no amount`);
    return amount.data;
  };
};

const momentReader = ({ dateFormat, zone, endOfDay }: Spelling): CellReader => {
  const read = compileDateFormat(dateFormat);
  return (cell) => {
    const local = read(cell);
    if (local === null) {
      const instant = instantSchema.safeParse(cell);
      if (instant.success) return instant.data;
      throw new TranslationError(`"${cell}" is no date as ${dateFormat}`);
    }
    if (local.time === null && endOfDay) return dayEnd(parseLocalDate(dayOf(local, cell)), zone);
    return instantAt(`${dayOf(local, cell)}T${local.time ?? '00:00:00'}`, zone, cell);
  };
};

const instantAt = (local: string, zone: ZoneId, cell: string): string => {
  try {
    return instantOf(epochMicrosOfLocal(local, zone) / 1000);
  } catch {
    throw new TranslationError(`"${cell}" is no time of day`);
  }
};

const dayOf = ({ day }: LocalMoment, cell: string): string => {
  try {
    return parseLocalDate(day);
  } catch {
    throw new TranslationError(`"${cell}" is no day of the calendar`);
  }
};

const dayReader = ({ dateFormat }: Spelling): CellReader => {
  const read = compileDateFormat(dateFormat);
  return (cell) => {
    const local = read(cell);
    if (local === null) throw new TranslationError(`"${cell}" is no date as ${dateFormat}`);
    return dayOf(local, cell);
  };
};

/** The reader of a type of cells. */
export const createCellReader = (type: FieldType, spelling: Spelling, units: UnitLookup): CellReader => {
  switch (type) {
    case 'text':
      return (cell) => cell;
    case 'decimal':
      return amountReader(spelling);
    case 'integer': {
      const read = amountReader(spelling);
      return (cell) => {
        const whole = Number(read(cell));
        if (!Number.isSafeInteger(whole)) throw new TranslationError(`"${cell}" is no whole number`);
        return whole;
      };
    }
    case 'flag':
      return (cell) => {
        if (cell !== 'true' && cell !== 'false')
          throw new TranslationError(`"${cell}" is neither true nor false; name it in the codes of the column`);
        return cell === 'true';
      };
    case 'day':
      return dayReader(spelling);
    case 'moment':
      return momentReader(spelling);
    case 'unit':
      return (cell) => {
        const unit = units(cell);
        if (unit === null)
          throw new TranslationError(`unit code "${cell}" has no UN/ECE Rec 20 meaning configured`, {
            kind: 'UNIT',
            code: cell,
          });
        return unit;
      };
  }
};
