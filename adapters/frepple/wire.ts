import { decimalSchema } from '@distribution/model/measure/decimal';
import { z } from 'zod';

// What frePPLe sends, as it sends it: bare arrays, decimals as text ("25.00000000"), times without a zone.

const text = z.string().min(1);
/** `2026-11-21T03:45:00.123456`, or the same with a blank: Python's own way. */
export const localTimeWire = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6})?$/, 'must be a date and a time without a zone')
  .transform((value) => value.replace(' ', 'T'));

/** A number of the plan, which keeps eight digits after the point. JSON numbers there are floats of such. */
export const measureWire = z.union([
  z.number().transform((value) => decimalSchema.parse(value.toFixed(8))),
  decimalSchema,
]);

/** A row as it came, each parsed by itself. */
export const rowsWire = z.array(z.record(z.string(), z.unknown()));

/** One bucket of one planned forecast. A measure without a value is left out. */
export const planRowWire = z.object({
  item: text,
  location: text,
  customer: text,
  startdate: localTimeWire,
  enddate: localTimeWire,
  value: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export type PlanRowWire = z.infer<typeof planRowWire>;

export const itemsWire = z.array(z.object({ name: text, uom: z.string().nullish() }));

/** The parameter that every run of the plan sets at its end. */
export const markerWire = z.array(z.object({ name: text, lastmodified: localTimeWire }));

/** Tasks that have not ended, by their number. Times are text of Python's, `None` for none. */
export const runningTasksWire = z.record(z.string(), z.object({ name: text, started: z.string() }));

export const bufferWire = z.object({
  id: z.number().int(),
  item: text,
  location: text,
  batch: z.string().nullish(),
  onhand: decimalSchema.nullish(),
  minimum: decimalSchema.nullable(),
  minimum_calendar: z.string().nullish(),
  maximum: decimalSchema.nullable(),
  maximum_calendar: z.string().nullish(),
  lastmodified: localTimeWire,
});
export type BufferWire = z.infer<typeof bufferWire>;
