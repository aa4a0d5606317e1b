import { instantOf } from '@distribution/model/time/instant';
import { z } from 'zod';

const MINUTE_MS = 60_000;
const MOST_MINUTES = 31 * 24 * 60;

/** A stretch of time as operators ask for it: whole minutes back. */
export const windowSchema = z.number().int().min(1).max(MOST_MINUTES, `at most ${MOST_MINUTES} minutes`);
/** How many groups an answer may have. */
export const limitSchema = z.number().int().min(1).max(1_000);

/** So many minutes back, the one that is under way included. */
export const lastMinutes = (minutes: number, nowMs: number) => {
  const toMs = (Math.floor(nowMs / MINUTE_MS) + 1) * MINUTE_MS;
  return { from: instantOf(toMs - minutes * MINUTE_MS), to: instantOf(toMs) };
};
