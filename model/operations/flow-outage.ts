import { z } from 'zod';
import { instantSchema } from '../time/instant.ts';

/** A time in which a flow failed, once it is over. */
export const flowOutageSchema = z.object({
  /** When the first attempt failed. */
  failedAt: instantSchema,
  /** When the first attempt began that read something again. */
  answeredAt: instantSchema,
  /** When the flow had read to the end again. */
  caughtUpAt: instantSchema,
});
export type PastOutage = z.infer<typeof flowOutageSchema>;

/** Seconds from the system's first answer until the flow had caught up, begun ones counted as whole. */
export const catchUpSecondsOf = ({ answeredAt, caughtUpAt }: PastOutage): number =>
  Math.max(0, Math.ceil((Date.parse(caughtUpAt) - Date.parse(answeredAt)) / 1000));
