import { datedWire } from './wire.ts';
import type { Stamp } from './wire-values.ts';

/** When anything in a row was changed last, however deep it lies; 0 when nothing in it has a date. */
export const stampIn = (value: unknown): Stamp => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = datedWire.safeParse(value);
  const here = own.success ? own.data.write_date : 0;
  return Object.values(value).reduce<number>((latest, each) => Math.max(latest, stampIn(each)), here);
};
