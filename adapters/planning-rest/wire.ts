import { decimalSchema } from '@distribution/model/measure/decimal';
import { instantSchema } from '@distribution/model/time/instant';
import { localDateSchema } from '@distribution/model/time/local-date';
import { z } from 'zod';

const text = z.string().min(1);

export const versionWire = z.object({
  versionId: text,
  publishedAt: instantSchema,
  horizonStart: localDateSchema,
  seriesCount: z.number().int().nonnegative(),
  status: z.enum(['PUBLISHED', 'WITHDRAWN']),
});
export type VersionWire = z.infer<typeof versionWire>;
/** All versions, oldest first. */
export const versionListWire = z.object({ versions: z.array(versionWire), asOf: instantSchema });
export const versionAnswerWire = z.object({ version: versionWire, asOf: instantSchema });

/** A page of series; each is parsed by itself. */
export const seriesPageWire = z.object({
  series: z.array(z.record(z.string(), z.unknown())),
  offset: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  asOf: instantSchema,
});
export const seriesWire = z.object({
  item: text,
  site: text,
  measure: z.enum(['MEAN', 'P10', 'P50', 'P90']),
  grain: z.enum(['DAY', 'WEEK', 'MONTH']),
  start: localDateSchema,
  uom: text,
  values: z.array(decimalSchema),
  overrides: z.array(
    z.object({
      start: localDateSchema,
      old: decimalSchema,
      new: decimalSchema,
      user: z.string(),
      reason: z.string(),
      at: instantSchema,
    }),
  ),
});
export type SeriesWire = z.infer<typeof seriesWire>;

/** A page of the stock that the plan reckons with, all of `takenAt`; each row is parsed by itself. */
export const stockPageWire = z.object({
  takenAt: instantSchema,
  stock: z.array(z.record(z.string(), z.unknown())),
  offset: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  asOf: instantSchema,
});
export const stockWire = z.object({ item: text, site: text, onHand: decimalSchema, uom: text });
export type StockWire = z.infer<typeof stockWire>;

/** A webhook: a version was published or taken back. */
export const eventWire = z.object({ id: text, type: z.literal('planning.version.published') });
