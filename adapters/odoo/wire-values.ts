import { type Decimal, decimalSchema } from '@distribution/model/measure/decimal';
import { type Instant, instantOf, instantSchema } from '@distribution/model/time/instant';
import { z } from 'zod';

// How Odoo writes what JSON has other words for. What is empty is `false`, whatever the type of the field.

/** Microseconds since the Unix epoch; Odoo tells whole seconds. */
export type Stamp = number;

/** A field that may be empty. */
export const orNull = <T>(schema: z.ZodType<T>) => z.union([z.literal(false).transform(() => null), schema]);

/** A float as exact text, rounded: what lies beyond the sixth place is noise of the binary form. */
export const decimalOfFloat = (value: number, fractionDigits = 6): Decimal =>
  decimalSchema.parse(value.toFixed(fractionDigits));

const DATE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
/** A date-time, `2026-11-21 03:45:00`, always in UTC. */
export const instantWire = z
  .string()
  .regex(DATE_TIME, 'is no date-time as Odoo writes them')
  .transform((text): string => `${text.replace(' ', 'T')}Z`)
  .pipe(instantSchema);
export const stampWire = instantWire.transform((instant): Stamp => Date.parse(instant) * 1000);

/** An instant as Odoo wants it, in a domain or a field; below the second it is cut off. */
export const wireOfInstant = (instant: Instant): string => instant.slice(0, 19).replace('T', ' ');
export const wireOfStamp = (stamp: Stamp): string => wireOfInstant(instantOf(Math.floor(stamp / 1000)));

/** A link to another record: its id and what it is called. */
export const pairWire = z.tuple([z.number().int(), z.string()]).transform(([id, name]) => ({ id, name }));
