import { type Decimal, decimalSchema } from '@distribution/model/measure/decimal';
import { localDateSchema } from '@distribution/model/time/local-date';
import { z } from 'zod';

// How Tryton writes what JSON has no type for.

/** Microseconds since the Unix epoch: what orders the versions of a record. */
export type Stamp = number;

/** `0E-8` and `1E+2` are how Python writes some decimals: the same number without an exponent. */
const withoutExponent = (text: string): string => {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?E([+-]?\d+)$/i.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  if (Math.abs(point) > 60) return text; // far beyond any amount: refused as it stands
  const digits = `${whole}${fraction}`.padEnd(Math.max(point, 0), '0');
  return point > 0
    ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
    : `${sign}0.${'0'.repeat(-point)}${digits}`;
};

export const decimalWire = z
  .object({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform(({ decimal }): string | number => withoutExponent(decimal))
  .pipe(decimalSchema);

/** A float as exact text, rounded: what lies beyond the sixth place is noise of the binary form. */
export const decimalOfFloat = (value: number, fractionDigits = 6): Decimal =>
  decimalSchema.parse(value.toFixed(fractionDigits));

const pad = (value: number): string => String(value).padStart(2, '0');

export const dateWire = z
  .object({ __class__: z.literal('date'), year: z.number(), month: z.number(), day: z.number() })
  .transform(({ year, month, day }) => `${year}-${pad(month)}-${pad(day)}`)
  .pipe(localDateSchema);

/** A date-time; Tryton keeps them in UTC with microseconds. */
export const stampWire = z
  .object({
    __class__: z.literal('datetime'),
    year: z.number(),
    month: z.number(),
    day: z.number(),
    hour: z.number(),
    minute: z.number(),
    second: z.number(),
    microsecond: z.number(),
  })
  .transform(
    ({ year, month, day, hour, minute, second, microsecond }): Stamp =>
      Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + microsecond,
  );

/** A stamp as Tryton wants it in a domain. */
export const wireOfStamp = (stamp: Stamp): Readonly<Record<string, unknown>> => {
  const at = new Date(Math.floor(stamp / 1000));
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: stamp - Math.floor(at.getTime() / 1000) * 1_000_000,
  };
};
